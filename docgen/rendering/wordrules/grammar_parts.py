"""The grammar of the parts beside the text: styles, numbering, settings, fonts, web settings, building blocks.

The notation is explained in `docgen.rendering.wordrules.grammar`. Source: ECMA-376 part 1, 17.7, 17.9, 17.8, 17.12 and
17.15, in the transitional form of part 4 (wml.xsd). The pStyle of a list level may stand before its numFmt: LibreOffice
7 writes the numbering of headings so, and Word takes it.
"""

from __future__ import annotations

PARTS = """
styles : docDefaults? latentStyles? style*
docDefaults : rPrDefault? pPrDefault?
rPrDefault : rPr?
pPrDefault : pPr?
latentStyles [defLockedState:onoff defUIPriority:0..99 defSemiHidden:onoff defUnhideWhenUsed:onoff defQFormat:onoff
    count:int] : lsdException*
lsdException [name!:str locked:onoff uiPriority:0..99 semiHidden:onoff unhideWhenUsed:onoff qFormat:onoff] :
style [type:paragraph|character|table|numbering styleId:s253 default:onoff customStyle:onoff] : name=styleName?
    aliases=styleRef? basedOn=styleRef? next=styleRef? link=styleRef? autoRedefine=toggle? hidden? uiPriority?
    semiHidden=toggle? unhideWhenUsed=toggle? qFormat=toggle? locked=toggle? personal=toggle? personalCompose=toggle?
    personalReply=toggle? rsid? pPr? rPr? tblPr? trPr? tcPr? tblStylePr*
styleName [val!:stylename] :
styleRef [val!:s253] :
uiPriority [val!:0..99] :
rsid rsidRoot nsid tmpl [val!:hex4] :
tblStylePr [type!:tablePart] : pPr? rPr? tblPr? trPr? tcPr?

numbering : numPicBullet* abstractNum* num* numIdMacAtCleanup=number?
numPicBullet [numPicBulletId!:int] : (pict|drawing)
abstractNum [abstractNumId!:0..] : nsid? multiLevelType? tmpl? name=string? styleLink=styleRef? numStyleLink=styleRef?
    lvl{0,9}
multiLevelType [val!:singleLevel|multilevel|hybridMultilevel] :
lvl [ilvl!:0..8 tplc:hex4 tentative:onoff] : start=count? pStyle? numFmt? lvlRestart=number? pStyle? isLgl=toggle? suff?
    lvlText? lvlPicBulletId=number? legacy? lvlJc? pPr? rPr?
suff [val!:tab|space|nothing] :
lvlText [val:str null:onoff] :
legacy [legacy:onoff legacySpace:twips legacyIndent:stwips] :
lvlJc [val!:left|start|center|right|end] :
num [numId!:int durableId:int] : abstractNumId=count lvlOverride{0,9}
lvlOverride [ilvl!:0..8] : startOverride=number? lvl?

fonts : font*
font [name!:str] : altName=string? panose1? charset? family? notTrueType=toggle? pitch? sig? embedRegular? embedBold?
    embedItalic? embedBoldItalic?
panose1 [val!:hex10] :
charset [val:hex1 characterSet:str] :
family [val!:decorative|modern|roman|script|swiss|auto] :
pitch [val!:fixed|variable|default] :
sig [usb0!:hex4 usb1!:hex4 usb2!:hex4 usb3!:hex4 csb0!:hex4 csb1!:hex4] :
embedRegular embedBold embedItalic embedBoldItalic [r:id!:filled fontKey:guid subsetted:onoff] :

webSettings : frameset? divs? encoding=string? optimizeForBrowser=webToggle? relyOnVML=toggle? allowPNG=toggle?
    doNotRelyOnCSS=toggle? doNotSaveAsSingleFile=toggle? doNotOrganizeInFolder=toggle? doNotUseLongFileNames=toggle?
    pixelsPerInch=number? targetScreenSz? saveSmartTagsAsXml=toggle?
webToggle [val:onoff target:str] :
frameset : any
divs divsChild : div+
div [id!:nonzero] : blockQuote=toggle? bodyDiv=toggle? marLeft=signed marRight=signed marTop=signed marBottom=signed
    divBdr? divsChild*
divBdr : top=border? left=border? bottom=border? right=border?
signed [val!:stwips] :
targetScreenSz [val!:str] :

settings : writeProtection? view? zoom? removePersonalInformation=toggle? removeDateAndTime=toggle?
    doNotDisplayPageBoundaries=toggle? displayBackgroundShape=toggle? printPostScriptOverText=toggle?
    printFractionalCharacterWidth=toggle? printFormsData=toggle? embedTrueTypeFonts=toggle? embedSystemFonts=toggle?
    saveSubsetFonts=toggle? saveFormsData=toggle? mirrorMargins=toggle? alignBordersAndEdges=toggle?
    bordersDoNotSurroundHeader=toggle? bordersDoNotSurroundFooter=toggle? gutterAtTop=toggle?
    hideSpellingErrors=toggle? hideGrammaticalErrors=toggle? activeWritingStyle* proofState? formsDesign=toggle?
    attachedTemplate? linkStyles=toggle? stylePaneFormatFilter? stylePaneSortMethod? documentType? mailMerge?
    revisionView? trackRevisions=toggle? doNotTrackMoves=toggle? doNotTrackFormatting=toggle? documentProtection?
    autoFormatOverride=toggle? styleLockTheme=toggle? styleLockQFSet=toggle? defaultTabStop?
    autoHyphenation=toggle? consecutiveHyphenLimit? hyphenationZone=length? doNotHyphenateCaps=toggle?
    showEnvelope=toggle? summaryLength? clickAndTypeStyle=styleRef? defaultTableStyle=styleRef?
    evenAndOddHeaders=toggle? bookFoldRevPrinting=toggle? bookFoldPrinting=toggle? bookFoldPrintingSheets?
    drawingGridHorizontalSpacing=length? drawingGridVerticalSpacing=length? displayHorizontalDrawingGridEvery=every?
    displayVerticalDrawingGridEvery=every? doNotUseMarginsForDrawingGridOrigin=toggle?
    drawingGridHorizontalOrigin=length? drawingGridVerticalOrigin=length? doNotShadeFormData=toggle?
    noPunctuationKerning=toggle? characterSpacingControl? printTwoOnOne=toggle? strictFirstAndLastChars=toggle?
    noLineBreaksAfter=kinsokuRule? noLineBreaksBefore=kinsokuRule? savePreviewPicture=toggle?
    doNotValidateAgainstSchema=toggle? saveInvalidXml=toggle? ignoreMixedContent=toggle?
    alwaysShowPlaceholderText=toggle? doNotDemarcateInvalidXml=toggle? saveXmlDataOnly=toggle? useXSLTWhenSaving=toggle?
    saveThroughXslt? showXMLTags=toggle? alwaysMergeEmptyNamespace=toggle? updateFields=toggle? hdrShapeDefaults?
    footnotePr=documentFootnotePr? endnotePr=documentEndnotePr? compat? docVars? rsids? m:mathPr?
    uiCompat97To2003=toggle? attachedSchema=string* themeFontLang? clrSchemeMapping?
    doNotIncludeSubdocsInStats=toggle? doNotAutoCompressPictures=toggle? forceUpgrade=empty? captions?
    readModeInkLockDown? smartTagType* sl:schemaLibrary? shapeDefaults? doNotEmbedSmartTags=toggle? decimalSymbol?
    listSeparator=decimalSymbol?
writeProtection [any] :
documentProtection [edit:none|readOnly|comments|trackedChanges|forms formatting:onoff enforcement:onoff any] :
view [val!:none|print|outline|masterPages|normal|web] :
zoom [val:none|fullPage|bestFit|textFit percent:percent] :
activeWritingStyle [lang!:s84 vendorID!:0..65535 dllVersion!:0.. nlCheck:onoff checkStyle!:onoff appName!:str] :
proofState [spelling:clean|dirty grammar:clean|dirty] :
attachedTemplate [r:id!:filled] :
stylePaneFormatFilter [val:hex2 any] :
stylePaneSortMethod [val!:0000|0001|0002|0003|0004|0005|name|priority|font|basedOn|type|default] :
documentType [val!:notSpecified|letter|eMail] :
mailMerge captions hdrShapeDefaults shapeDefaults : any
revisionView [markup:onoff comments:onoff insDel:onoff formatting:onoff inkAnnotations:onoff] :
defaultTabStop [val!:twips] :
bookFoldPrintingSheets [val!:0..32767] :
consecutiveHyphenLimit [val!:0..65535] :
length [val!:twips] :
summaryLength [val!:0..100] :
every [val!:0..127] :
characterSpacingControl [val!:doNotCompress|compressPunctuation|compressPunctuationAndJapaneseKana] :
kinsokuRule [lang!:s84 val!:s100] :
saveThroughXslt [r:id:filled solutionID:str] :
documentFootnotePr : pos=footnotePos? numFmt? numStart? numRestart? footnote=separatorRef{0,3}
documentEndnotePr : pos=endnotePos? numFmt? numStart? numRestart? endnote=separatorRef{0,3}
separatorRef [id!:note] :
@compat = useSingleBorderforContiguousCells wpJustification noTabHangInd noLeading spaceForUL noColumnBalance
    balanceSingleByteDoubleByteWidth noExtraLineSpacing doNotLeaveBackslashAlone ulTrailSpace
    doNotExpandShiftReturn spacingInWholePoints lineWrapLikeWord6 printBodyTextBeforeHeader printColBlack
    wpSpaceWidth showBreaksInFrames subFontBySize suppressBottomSpacing suppressTopSpacing
    suppressSpacingAtTopOfPage suppressTopSpacingWP suppressSpBfAfterPgBrk swapBordersFacingPages
    convMailMergeEsc truncateFontHeightsLikeWP6 mwSmallCaps usePrinterMetrics doNotSuppressParagraphBorders
    wrapTrailSpaces footnoteLayoutLikeWW8 shapeLayoutLikeWW8 alignTablesRowByRow forgetLastTabAlignment
    adjustLineHeightInTable autoSpaceLikeWord95 noSpaceRaiseLower doNotUseHTMLParagraphAutoSpacing
    layoutRawTableWidth layoutTableRowsApart useWord97LineBreakRules doNotBreakWrappedTables
    doNotSnapToGridInCell selectFldWithFirstOrLastChar applyBreakingRules doNotWrapTextWithPunct
    doNotUseEastAsianBreakRules useWord2002TableStyleRules growAutofit useFELayout useNormalStyleForList
    doNotUseIndentAsNumberingTabStop useAltKinsokuLineBreakRules allowSpaceOfSameStyleInTable
    doNotSuppressIndentation doNotAutofitConstrainedTables autofitToFirstFixedWidthCell underlineTabInNumList
    displayHangulFixedWidth splitPgBreakAndParaMark doNotVertAlignCellWithSp doNotBreakConstrainedForcedTable
    doNotVertAlignInTxbx useAnsiKerningPairs cachedColBalance
compat : @compat? compatSetting*
@compat [val:onoff] :
compatSetting [name!:str uri!:str val!:str] :
docVars : docVar*
docVar [name!:s255 val!:s65280] :
rsids : rsidRoot? rsid*
clrSchemeMapping [bg1:colorScheme t1:colorScheme bg2:colorScheme t2:colorScheme accent1:colorScheme
    accent2:colorScheme accent3:colorScheme accent4:colorScheme accent5:colorScheme accent6:colorScheme
    hyperlink:colorScheme followedHyperlink:colorScheme] :
readModeInkLockDown [actualPg:onoff w:uint h:uint fontSz:percent] :
smartTagType [namespaceuri:str name:str url:str] :
decimalSymbol [val!:str] :
m:mathPr sl:schemaLibrary : any

glossaryDocument : background? docParts?
docParts : docPart*
docPart : docPartPr? docPartBody?
docPartPr : (name=docPartName|style=styleRef|category|types|behaviors|description=string|guid)*
docPartName [val!:str decorated:onoff] :
category : name=string gallery
gallery [val!:gallery] :
types [all:onoff] : type=docPartType+
docPartType [val!:none|normal|autoExp|toolbar|speller|formFld|bbPlcHdr] :
behaviors : behavior+
behavior [val!:content|p|pg] :
guid [val:guid] :
"""
