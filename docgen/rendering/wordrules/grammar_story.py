"""The grammar of running text: stories, blocks, paragraphs, tables, runs, fields, notes and content controls.

The notation is explained in `docgen.rendering.wordrules.grammar`. Source: ECMA-376 part 1, chapter 17, in the
transitional form of part 4 (wml.xsd). Elements that Word dropped (smartTag) stay, for old documents hold them.
"""

from __future__ import annotations

STORY = """
%markup = id!:mark displacedByCustomXml:next|prev
%track = id!:mark author!:s255 date:datetime
%rsid = rsidR:hex4 rsidRPr:hex4 rsidDel:hex4
%link = history:onoff anchor:s255 docLocation:s255 tgtFrame:s255 tooltip:s260 r:id:filled

@marks = proofErr permStart permEnd bookmarkStart bookmarkEnd commentRangeStart commentRangeEnd
    moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd
    customXmlInsRangeStart customXmlInsRangeEnd customXmlDelRangeStart customXmlDelRangeEnd
    customXmlMoveFromRangeStart customXmlMoveFromRangeEnd customXmlMoveToRangeStart customXmlMoveToRangeEnd
    ins del moveFrom moveTo contentPart m:oMath
@block = p tbl sdt customXml altChunk @marks
@row = tr sdt=sdtRow customXml=customXmlRow @marks
@cell = tc sdt=sdtCell customXml=customXmlCell @marks
@inline = r hyperlink fldSimple sdt=sdtRun customXml=customXmlRun smartTag bdo dir subDoc @marks
@run = t br tab=empty cr sym noBreakHyphen softHyphen drawing pict object fldChar instrText delText delInstrText
    footnoteReference endnoteReference commentReference annotationRef footnoteRef endnoteRef separator
    continuationSeparator pgNum ptab ruby lastRenderedPageBreak dayShort monthShort yearShort dayLong monthLong
    yearLong contentPart

document [conformance:transitional|strict] : background? body
background [color:color themeColor:themeColor themeTint:hex1 themeShade:hex1] : any
body : @block* sectPr?
hdr ftr txbxContent docPartBody : @block*
footnotes : footnote*
endnotes : endnote*
footnote endnote [id!:note type:normal|separator|continuationSeparator|continuationNotice] : @block*
comments : comment*
comment [%track initials:s9] : @block*

p [%rsid rsidP:hex4 rsidRDefault:hex4] : pPr? @inline*
r [%rsid] : rPr? @run*
hyperlink [%link] : @inline*
fldSimple [instr!:str fldLock:onoff dirty:onoff] : fldData? @inline*
bdo dir [val:ltr|rtl] : @inline*
subDoc contentPart [r:id!:filled] :
smartTag [uri:str element!:str] : smartTagPr? @inline*
smartTagPr : attr*
ins del moveFrom moveTo [%track] : @inline*

t delText instrText delInstrText [xml:space:default|preserve] : text
br [type:page|column|textWrapping clear:none|left|right|all] :
sym [font:s31 char:hex2] :
ptab [alignment!:left|center|right relativeTo!:margin|indent leader!:none|dot|hyphen|underscore|middleDot] :
empty cr noBreakHyphen softHyphen annotationRef footnoteRef endnoteRef separator continuationSeparator pgNum
    lastRenderedPageBreak dayShort monthShort yearShort dayLong monthLong yearLong :
drawing : (wp:inline|wp:anchor)
pict object [dxaOrig:str dyaOrig:str] : any
fldChar [fldCharType!:begin|separate|end fldLock:onoff dirty:onoff] : (fldData|ffData|numberingChange)?
fldData [xml:space:default|preserve] : text
footnoteReference endnoteReference [id!:note customMarkFollows:onoff] :
commentReference [id!:mark] :
ruby : rubyPr rt rubyBase
rubyPr : rubyAlign hps hpsRaise hpsBaseText lid dirty=toggle?
rubyAlign [val!:center|distributeLetter|distributeSpace|left|right|rightVertical] :
hps hpsBaseText [val!:hps] :
hpsRaise [val!:int] :
lid [val!:s84] :
rt rubyBase : @inline*

proofErr [type!:spellStart|spellEnd|gramStart|gramEnd] :
permStart [id!:int edGrp:none|everyone|administrators|contributors|editors|owners|current ed:str
    colFirst:0.. colLast:0.. displacedByCustomXml:next|prev] :
permEnd [id!:int displacedByCustomXml:next|prev] :
bookmarkStart [%markup name!:s40 colFirst:int colLast:int] :
bookmarkEnd commentRangeStart commentRangeEnd moveFromRangeEnd moveToRangeEnd [%markup] :
moveFromRangeStart moveToRangeStart [%markup author!:str date:datetime name!:s40 colFirst:int colLast:int] :
customXmlInsRangeStart customXmlDelRangeStart customXmlMoveFromRangeStart customXmlMoveToRangeStart [%track] :
customXmlInsRangeEnd customXmlDelRangeEnd customXmlMoveFromRangeEnd customXmlMoveToRangeEnd [id!:mark] :

tbl : @marks* tblPr tblGrid @row*
tblGrid : gridCol* tblGridChange?
gridCol [w:twips] :
tblGridChange [id!:mark] : tblGrid
tr [%rsid rsidTr:hex4] : tblPrEx? trPr? @cell*
tc [id:str] : tcPr? @block*

altChunk [r:id:filled] : altChunkPr?
altChunkPr : matchSrc=toggle?
customXml [uri:str element!:str] : customXmlPr? @block*
customXmlRow [uri:str element!:str] : customXmlPr? @row*
customXmlCell [uri:str element!:str] : customXmlPr? @cell*
customXmlRun [uri:str element!:str] : customXmlPr? @inline*
customXmlPr : placeholder=string? attr*
attr [uri:str name!:name val!:str] :

sdt : sdtPr? sdtEndPr? sdtContent? @marks*
sdtRow : sdtPr? sdtEndPr? sdtContent=sdtContentRow? @marks*
sdtCell : sdtPr? sdtEndPr? sdtContent=sdtContentCell? @marks*
sdtRun : sdtPr? sdtEndPr? sdtContent=sdtContentRun? @marks*
sdtContent : @block*
sdtContentRow : @row*
sdtContentCell : @cell*
sdtContentRun : @inline*
sdtEndPr : rPr*
sdtPr : (rPr|alias|tag|id|lock|placeholder|temporary=toggle|showingPlcHdr=toggle|dataBinding|label|tabIndex
    |equation=empty|comboBox|date|docPartObj|docPartList|dropDownList|picture=empty|richText=empty|text=plainText
    |citation=empty|group=empty|bibliography=empty)&
alias tag [val!:str] :
id label [val!:int] :
tabIndex [val!:uint] :
lock [val:sdtLocked|contentLocked|unlocked|sdtContentLocked] :
placeholder : docPart=string
dataBinding [prefixMappings:str xpath!:str storeItemID!:str] :
comboBox dropDownList [lastValue:str] : listItem*
listItem [displayText:str value:str] :
date [fullDate:datetime] : dateFormat? lid? storeMappedDataAs? calendar?
dateFormat [val!:str] :
storeMappedDataAs [val:text|date|dateTime] :
calendar [val:calendar] :
docPartObj docPartList : docPartGallery=string? docPartCategory=string? docPartUnique=toggle?
plainText [multiLine:onoff] :

ffData : (name=ffName|label|tabIndex|enabled=toggle|calcOnExit=toggle|entryMacro|exitMacro|helpText|statusText
    |checkBox|ddList|textInput)*
ffName [val:s65] :
entryMacro exitMacro [val!:s33] :
helpText [type:text|autoText val:s255] :
statusText [type:text|autoText val:s140] :
checkBox : (size=hpsBaseText|sizeAuto=toggle) default=toggle? checked=toggle?
ddList : result=number? default=ddDefault? listEntry{0,25}
ddDefault [val!:0..24] :
listEntry [val!:s255] :
textInput : type=ffType? default=listEntry? maxLength? format?
ffType [val!:regular|number|date|currentTime|currentDate|calculated] :
maxLength [val!:1..32767] :
format [val!:s64] :

m:oMath : any
"""
