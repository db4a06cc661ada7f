"""The file around the pages: what it says of itself, what is attached, and its bytes.

PDF/A-3u by ISO 19005-3; who it is for and what it is stand in XMP, which that profile asks for.
"""

from __future__ import annotations

from datetime import UTC, datetime, time
from xml.sax.saxutils import escape

from fpdf.prefs import ViewerPreferences

from scoring.clean import shortened
from scoring.pdf.sheet import Sheet
from scoring.report.data import Report

PROFILE = "PDF/A-3U"
ATTACHED, EVIDENCE = "rating.json", "evidence.json"
_TITLE = 120
"""Letters of a hotel's name in the file's title."""
_XMP = """<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" \
xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:creator><rdf:Seq><rdf:li>Sixty</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>Sixty</xmp:CreatorTool>
<xmp:CreateDate>{made}</xmp:CreateDate><xmp:ModifyDate>{made}</xmp:ModifyDate>
<pdf:Producer>Sixty</pdf:Producer>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates which part of ISO 14289 is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>"""


def begin(report: Report, subject: str, kind: str = "report") -> Sheet:
    """An empty file about that report, in its language; `kind` is the label that its title begins with."""
    sheet = Sheet(report, PROFILE)
    name, _ = shortened(report.hotel.name, _TITLE)
    title = f"{sheet.say(kind)}: {', '.join(filter(None, (name, report.inspected_on)))}"
    pdf = sheet.canvas.pdf
    pdf.set_title(title)
    pdf.set_creation_date(made_at(report))
    pdf.viewer_preferences = ViewerPreferences(display_doc_title=True)
    pdf.set_xmp_metadata(
        _XMP.format(
            title=escape(title),
            subject=escape(subject),
            language=report.language,
            made=made_at(report).strftime("%Y-%m-%dT%H:%M:%SZ"),
        )
    )
    return sheet


def made_at(report: Report) -> datetime:
    """Noon of the day it was made: no clock is read."""
    return datetime.combine(report.made_on, time(12), UTC)


def attach(sheet: Sheet) -> None:
    """The rating as JSON, and what it can be computed again from (`python -m scoring verify`)."""
    _embed(sheet, ATTACHED, sheet.report.rating_json, "attached")
    if sheet.report.evidence_json:
        _embed(sheet, EVIDENCE, sheet.report.evidence_json, "attached_evidence")


def _embed(sheet: Sheet, name: str, told: str, label: str) -> None:
    sheet.canvas.pdf.embed_file(
        bytes=told.encode(),
        basename=name,
        mime_type="application/json",
        associated_file_relationship="Source",
        desc=sheet.say(label),
        modification_date=made_at(sheet.report),
        compress=True,
    )


def end(sheet: Sheet) -> bytes:
    """Page numbers drawn, links aimed, and the file's bytes."""
    sheet.finish()
    sheet.settle()
    sheet.canvas.tags.end_page()
    return sheet.canvas.pdf.written()
