"""The grammar of properties: of runs, paragraphs, sections, tables, rows and cells.

The notation is explained in `docgen.rendering.wordrules.grammar`. Source: ECMA-376 part 1, 17.3, 17.4 and 17.6, in the
transitional form of part 4 (wml.xsd). It differs on purpose where the schema and the Open XML SDK do:
- the children of rPr stand in the order that Word writes and the SDK demands, though the schema lets them mix.
And where Word takes what LibreOffice 7 writes:
- a run property may stand twice in a row;
- a sectPr may open a pPr (a section break in a paragraph with a style);
- charSpace may be a negative number in its unsigned form.
"""

from __future__ import annotations

PROPERTIES = """
@runProperties = rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof
    snapToGrid vanish webHidden color spacing=runSpacing w=textScale kern position sz szCs highlight u
    effect bdr=border shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath=toggle
$paragraphProperties = pStyle? keepNext? keepLines? pageBreakBefore? framePr? widowControl? numPr?
    suppressLineNumbers? pBdr? shd? tabs? suppressAutoHyphens? kinsoku? wordWrap? overflowPunct? topLinePunct?
    autoSpaceDE? autoSpaceDN? bidi? adjustRightInd? snapToGrid? spacing? ind? contextualSpacing? mirrorIndents?
    suppressOverlap? jc? textDirection? textAlignment? textboxTightWrap? outlineLvl? divId? cnfStyle?
$borders = top=border? left=border? start=border? bottom=border? right=border? end=border?
$margins = top=width? left=width? start=width? bottom=width? right=width? end=width?
%theme = themeColor:themeColor themeTint:hex1 themeShade:hex1
%change = id!:mark author!:s255 date:datetime

toggle b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden
    rtl cs specVanish keepNext keepLines pageBreakBefore widowControl suppressLineNumbers suppressAutoHyphens kinsoku
    wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd contextualSpacing mirrorIndents
    suppressOverlap formProt noEndnote titlePg rtlGutter bidiVisual noWrap tcFitText hideMark hidden cantSplit
    tblHeader [val:onoff] :
string [val!:str] :
number [val!:int] :
pStyle rStyle tblStyle [val!:s253] :

rPr : rStyle? @runProperties?* rPrChange?
rPrChange [%change] : rPr=rPrBefore
rPrBefore : rStyle? @runProperties?*
markRPr : ins=mark? del=mark? moveFrom=mark? moveTo=mark? rStyle? @runProperties?* rPrChange=markRPrChange?
markRPrChange [%change] : rPr=markRPrBefore
markRPrBefore : ins=mark? del=mark? moveFrom=mark? moveTo=mark? rStyle? @runProperties?*
mark cellIns cellDel [%change] :
rFonts [hint:default|eastAsia|cs ascii:s31 hAnsi:s31 eastAsia:s31 cs:s31 asciiTheme:themeFont hAnsiTheme:themeFont
    eastAsiaTheme:themeFont cstheme:themeFont] :
color [val!:color %theme] :
runSpacing [val!:-31680..31680] :
textScale [val:scale] :
kern [val!:0..3277] :
position [val!:stwips] :
sz szCs [val!:hps] :
highlight [val!:highlight] :
u [val:underline color:color %theme] :
effect [val!:textEffect] :
border [val!:border color:color %theme sz:uint space:0..31 shadow:onoff frame:onoff] :
shd [val!:shading color:color %theme fill:color themeFill:themeColor themeFillTint:hex1 themeFillShade:hex1] :
fitText [val!:0..31680 id:int] :
vertAlign [val!:baseline|superscript|subscript] :
em [val!:none|dot|comma|circle|underDot] :
lang themeFontLang [val:s84 eastAsia:s84 bidi:s84] :
eastAsianLayout [id:int combine:onoff combineBrackets:none|round|square|angle|curly vert:onoff vertCompress:onoff] :

pPr : sectPr? $paragraphProperties rPr=markRPr? sectPr? pPrChange?
pPrChange [%change] : pPr=pPrBefore
pPrBefore : $paragraphProperties
framePr [dropCap:none|drop|margin lines:1..10 w:twips h:0..31680 vSpace:twips hSpace:twips
    wrap:auto|notBeside|around|tight|through|none hAnchor:text|margin|page vAnchor:text|margin|page
    x:stwips xAlign:xAlign y:stwips yAlign:yAlign hRule:heightRule anchorLock:onoff] :
numPr : ilvl? numId? numberingChange? ins=mark?
ilvl [val!:0..255] :
numId [val!:0..] :
numberingChange [%change original:s15] :
pBdr : top=border? left=border? bottom=border? right=border? between=border? bar=border?
tabs : tab+
tab [val!:tabStop leader:leader pos!:-31680..31680] :
spacing [before:twips beforeLines:int beforeAutospacing:onoff after:twips afterLines:int afterAutospacing:onoff
    line:stwips lineRule:auto|exact|atLeast] :
ind [left:stwips start:stwips leftChars:int startChars:int right:stwips end:stwips rightChars:int endChars:int
    hanging:twips hangingChars:int firstLine:twips firstLineChars:int] :
jc [val!:jc] :
textDirection [val!:textDirection] :
textAlignment [val!:top|center|baseline|bottom|auto] :
textboxTightWrap [val!:none|allLines|firstAndLastLine|firstLineOnly|lastLineOnly] :
outlineLvl [val!:0..9] :
divId [val!:nonzero] :
cnfStyle [val:cnf firstRow:onoff lastRow:onoff firstColumn:onoff lastColumn:onoff oddVBand:onoff evenVBand:onoff
    oddHBand:onoff evenHBand:onoff firstRowFirstColumn:onoff firstRowLastColumn:onoff lastRowFirstColumn:onoff
    lastRowLastColumn:onoff] :

sectPr [rsidRPr:hex4 rsidDel:hex4 rsidR:hex4 rsidSect:hex4] : (headerReference|footerReference){0,6} footnotePr?
    endnotePr? type=sectionType? pgSz? pgMar? paperSrc? pgBorders? lnNumType? pgNumType? cols? formProt? vAlign?
    noEndnote? titlePg? textDirection? bidi? rtlGutter? docGrid? printerSettings? sectPrChange?
sectPrChange [%change] : sectPr?
headerReference footerReference [type!:even|default|first r:id!:filled] :
footnotePr : pos=footnotePos? numFmt? numStart? numRestart?
endnotePr : pos=endnotePos? numFmt? numStart? numRestart?
footnotePos [val!:pageBottom|beneathText|sectEnd|docEnd] :
endnotePos [val!:sectEnd|docEnd] :
numFmt [val!:numberFormat format:str] :
numStart [val!:0..65535] :
numRestart [val!:continuous|eachSect|eachPage] :
sectionType [val!:nextPage|nextColumn|continuous|evenPage|oddPage] :
pgSz [w:0..31680 h:0..31680 orient:portrait|landscape code:0..65535] :
pgMar [top:-31680..31680 right:0..31680 bottom:-31680..31680 left:0..31680 header:0..31680 footer:0..31680
    gutter:0..31680] :
paperSrc [first:0..65535 other:0..65535] :
pgBorders [zOrder:front|back display:allPages|firstPage|notFirstPage offsetFrom:page|text] :
    top=border? left=border? bottom=border? right=border?
lnNumType [countBy:1..100 start:0..32767 distance:twips restart:newPage|newSection|continuous] :
pgNumType [fmt:numberFormat start:0.. chapStyle:0..255 chapSep:hyphen|period|colon|emDash|enDash] :
cols [equalWidth:onoff space:twips num:1..45 sep:onoff] : col{0,45}
col [w:twips space:twips] :
vAlign [val!:top|center|both|bottom] :
docGrid [type:default|lines|linesAndChars|snapToChars linePitch:int charSpace:-2147483648..4294967295] :
printerSettings [r:id!:filled] :

tblPr : tblStyle? tblpPr? tblOverlap? bidiVisual? tblStyleRowBandSize? tblStyleColBandSize? tblW=width?
    jc=tableJc? tblCellSpacing=width? tblInd=width? tblBorders? shd? tblLayout? tblCellMar? tblLook? tblCaption=string?
    tblDescription=string? tblPrChange?
tblPrChange [%change] : tblPr
tblPrEx : tblW=width? jc=tableJc? tblCellSpacing=width? tblInd=width? tblBorders? shd? tblLayout? tblCellMar? tblLook?
    tblPrExChange?
tblPrExChange [%change] : tblPrEx
tblpPr [leftFromText:0..32767 rightFromText:0..32767 topFromText:0..32767 bottomFromText:0..32767
    vertAnchor:text|margin|page horzAnchor:text|margin|page tblpXSpec:xAlign tblpX:-31680..31680 tblpYSpec:yAlign
    tblpY:-31680..31680] :
tblOverlap [val!:never|overlap] :
tblStyleRowBandSize tblStyleColBandSize [val!:0..3] :
width [w:tblw type:nil|pct|dxa|auto] :
tableJc [val!:tableJc] :
tblBorders : $borders insideH=border? insideV=border?
tblLayout [type:fixed|autofit] :
tblCellMar tcMar : $margins
tblLook [val:hex2 firstRow:onoff lastRow:onoff firstColumn:onoff lastColumn:onoff noHBand:onoff noVBand:onoff] :

trPr : (cnfStyle|divId|gridBefore=count|gridAfter=count|wBefore=width|wAfter=width|trHeight|hidden|cantSplit
    |tblHeader|tblCellSpacing=width|jc=tableJc)& ins=mark? del=mark? trPrChange?
trPrChange [%change] : trPr
count [val!:0..] :
trHeight [val:0..31680 hRule:heightRule] :

tcPr : cnfStyle? tcW=width? gridSpan? hMerge? vMerge? tcBorders? shd? noWrap? tcMar? textDirection? tcFitText?
    vAlign=cellVAlign? hideMark? headers? (cellIns|cellDel|cellMerge)? tcPrChange?
tcPrChange [%change] : tcPr
headers : header=string*
gridSpan [val!:1..] :
hMerge vMerge [val:continue|restart] :
cellMerge [%change vMerge:cont|rest vMergeOrig:cont|rest] :
tcBorders : $borders insideH=border? insideV=border? tl2br=border? tr2bl=border?
cellVAlign [val!:top|center|both|bottom] :
"""
