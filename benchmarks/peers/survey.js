// SurveyJS, 30 pages, with the vendor's way to keep what was answered: all of it in localStorage at every change
// (surveyjs.io, "Save and Restore Survey Progress").
import {Model} from "survey-core";
import {renderSurvey} from "survey-js-ui";
import form from "./survey.json";

const KEPT = "survey-progress";
const survey = new Model(form);
const keep = () => localStorage.setItem(KEPT, JSON.stringify({...survey.data, pageNo: survey.currentPageNo}));
survey.onValueChanged.add(keep);
survey.onCurrentPageChanged.add(keep);
const {pageNo, ...data} = JSON.parse(localStorage.getItem(KEPT) ?? "{}");
survey.data = data;
if (pageNo) survey.currentPageNo = pageNo;
window.survey = survey;
renderSurvey(survey, document.querySelector("main"));
