// An XForm to Enketo's HTML and model, as Enketo's server does once a form; here in the browser, before anything is timed.
import {transform} from "enketo-transformer/web";

window.transformed = async (xform) => {
  const {form, model} = await transform({xform});
  return {form, model};
};
