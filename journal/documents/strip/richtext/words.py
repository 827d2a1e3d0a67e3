"""The control words of RTF 1.9.1 that matter to whoever takes traces out of it."""

from journal.documents.traces import (
    COMMENT,
    EDITING_ID,
    EMBEDDED,
    FIELD,
    FORM,
    MAIL_MERGE,
    PERSON,
    PROGRAM_NOTES,
    PROPERTY,
    TEMPLATE,
    TRACKED_CHANGE,
)

# Groups that any reader may pass over: of these alone something is shown or laid out.
STARRED = frozenset(
    b"listtable listoverridetable listpicture shpinst shppict picprop fldinst cs ds ts tsrowd"
    b" pn pnseclvl pntxta pntxtb panose falt ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn"
    b" bkmkstart bkmkend background defchp defpap mmathPr moMath moMathPara moMathParaPr ud do"
    b" footnote mctrlPr expandedcolortbl hyphen shptxt".split()
)
# Groups that are left out although no star stands before them, and what each of them is.
DROPPED = {
    b"info": PROPERTY, b"filetbl": PROPERTY, b"xe": FIELD, b"tc": FIELD, b"rxe": FIELD,
    b"private": PROGRAM_NOTES, b"NeXTGraphic": PROGRAM_NOTES,
    b"template": TEMPLATE, b"comment": PROPERTY,
    b"revtbl": TRACKED_CHANGE,
    b"nextfile": PROPERTY, b"generator": PROPERTY,
    b"atnid": COMMENT, b"atnauthor": COMMENT, b"annotation": COMMENT,
    b"nonshppict": EMBEDDED, b"objdata": EMBEDDED, b"themedata": PROGRAM_NOTES,
    b"datastore": PROGRAM_NOTES,
}  # fmt: skip
KINDS = DROPPED | {
    b"userprops": PROPERTY, b"rsidtbl": EDITING_ID, b"docvar": PROPERTY, b"mailmerge": MAIL_MERGE,
    b"protusertbl": PERSON, b"atrfstart": COMMENT, b"atrfend": COMMENT, b"atnref": COMMENT,
    b"atndate": COMMENT, b"atntime": COMMENT, b"atnparent": COMMENT, b"atnicn": COMMENT,
    b"blipuid": EDITING_ID, b"objclass": EMBEDDED, b"objname": EMBEDDED, b"formfield": FORM,
    b"oldcprops": TRACKED_CHANGE, b"oldpprops": TRACKED_CHANGE, b"oldtprops": TRACKED_CHANGE,
    b"oldsprops": TRACKED_CHANGE, b"datafield": FIELD,
}  # fmt: skip
# Left out without a word: every program writes them.
SILENT = {
    b"latentstyles", b"colorschememapping", b"pgdsctbl", b"wgrffmtfilter", b"xmlnstbl",
    b"themedata", b"atrfstart", b"atrfend", b"atnref", b"nonshppict", b"fontemb",
    b"lchars", b"fchars", b"blipuid", b"pgp", b"rsidtbl",
}  # fmt: skip
# Words by which copies of one file, and those who changed it, are known.
MARKS = frozenset(
    b"revised revauth revdttm revauthdel revdttmdel crauth crdate chatn deleted mvf mvt mvauth"
    b" mvdate revprop revisions rsid rsidroot insrsid charrsid pararsid sectrsid delrsid styrsid"
    b" tblrsid bliptag v annotprot trauth trdate pnrauth pnrdate pnrnot ooxmlrevised"
    b" readonlyrecommended wprxml".split()
)
# Signs that are written as words, and breaks: they go where their text goes.
SIGNS = frozenset(
    b"par line tab u emdash endash emspace enspace qmspace bullet lquote rquote ldblquote"
    b" rdblquote zwbo zwnbo zwj zwnj".split()
)
# Fields whose result changes with the pages: they stay. Those of people are for a person.
LIVING = frozenset(
    "PAGE NUMPAGES SECTIONPAGES SECTION TOC PAGEREF REF NOTEREF SEQ STYLEREF EQ SYMBOL INDEX"
    " FORMCHECKBOX AUTONUM AUTONUMLGL LISTNUM QUOTE =".split()
)
PERSONAL = frozenset(
    "AUTHOR USERNAME USERINITIALS USERADDRESS LASTSAVEDBY FILENAME TEMPLATE DOCPROPERTY COMPANY"
    " INFO TITLE SUBJECT KEYWORDS COMMENTS".split()
)
FETCHING = frozenset("INCLUDEPICTURE INCLUDETEXT INCLUDE DDE DDEAUTO LINK IMPORT RD".split())
MERGING = frozenset("MERGEFIELD MERGEREC MERGESEQ NEXT NEXTIF SKIPIF DATABASE ASK FILLIN".split())
PICTURES = frozenset({b"pngblip", b"jpegblip", b"emfblip", b"wmetafile", b"dibitmap"})
# Of a shape's properties these are names, paths, programs and copies in other formats.
SHAPE_NOTES = frozenset(
    "wzName wzDescription pibName pibPrintName pihlShape pihlPicture metroBlob wzScript wzTooltip"
    " wzLineId wzWebFrameName fillBlipName lineFillBlipName wzLanguage wzMetaData".split()
)
