"""The values that WordprocessingML lists one by one: a word for each enumeration, its values behind it.

Source: ECMA-376 part 1, 17.18, and part 4 for the transitional spelling (left and right beside start and end).
"""

from __future__ import annotations

_ART = """
apples archedScallops babyPacifier babyRattle balloons3Colors balloonsHotAir basicBlackDashes basicBlackDots
basicBlackSquares basicThinLines basicWhiteDashes basicWhiteDots basicWhiteSquares basicWideInline
basicWideMidline basicWideOutline bats birds birdsFlight cabins cakeSlice candyCorn celticKnotwork
certificateBanner chainLink champagneBottle checkedBarBlack checkedBarColor checkered christmasTree circlesLines
circlesRectangles classicalWave clocks compass confetti confettiGrays confettiOutline confettiStreamers
confettiWhite cornerTriangles couponCutoutDashes couponCutoutDots crazyMaze creaturesButterfly creaturesFish
creaturesInsects creaturesLadyBug crossStitch cup decoArch decoArchColor decoBlocks diamondsGray doubleD
doubleDiamonds earth1 earth2 eclipsingSquares1 eclipsingSquares2 eggsBlack fans film firecrackers
flowersBlockPrint flowersDaisies flowersModern1 flowersModern2 flowersPansy flowersRedRose flowersRoses
flowersTeacup flowersTiny gems gingerbreadMan gradient handmade1 handmade2 heartBalloon heartGray hearts
heebieJeebies holly houseFunky hypnotic iceCreamCones lightBulb lightning1 lightning2 mapPins mapleLeaf
mapleMuffins marquee marqueeToothed moons mosaic musicNotes northwest ovals packages palmsBlack palmsColor
paperClips papyrus partyFavor partyGlass pencils people peopleWaving peopleHats poinsettias postageStamp
pumpkin1 pushPinNote2 pushPinNote1 pyramids pyramidsAbove quadrants rings safari sawtooth sawtoothGray scaredCat
seattle shadowedSquares sharksTeeth shorebirdTracks skyrocket snowflakeFancy snowflakes sombrero southwest stars
starsTop stars3d starsBlack starsShadowed sun swirligig tornPaper tornPaperBlack trees triangleParty triangles
tribal1 tribal2 tribal3 tribal4 tribal5 tribal6 triangle1 triangle2 triangleCircle1 triangleCircle2 shapes1
shapes2 twistedLines1 twistedLines2 vine waveline weavingAngles weavingBraid weavingRibbon weavingStrips
whiteFlowers woodwork xIllusions zanyTriangles zigZag zigZagStitch
"""

_LINES = """
nil none single thick double dotted dashed dotDash dotDotDash triple thinThickSmallGap thickThinSmallGap
thinThickThinSmallGap thinThickMediumGap thickThinMediumGap thinThickThinMediumGap thinThickLargeGap
thickThinLargeGap thinThickThinLargeGap wave doubleWave dashSmallGap dashDotStroked threeDEmboss threeDEngrave
outset inset
"""

ENUMERATIONS: dict[str, str] = {
    "border": _LINES + _ART,
    "jc": """
        left start center right end both mediumKashida distribute numTab highKashida lowKashida
        thaiDistribute
    """,
    "tableJc": "left start center right end",
    "tabStop": "clear left start center right end decimal bar num",
    "leader": "none dot hyphen underscore heavy middleDot",
    "heightRule": "auto exact atLeast",
    "underline": """
        single words double thick dotted dottedHeavy dash dashedHeavy dashLong dashLongHeavy dotDash
        dashDotHeavy dotDotDash dashDotDotHeavy wave wavyHeavy wavyDouble none
    """,
    "highlight": """
        black blue cyan green magenta red yellow white darkBlue darkCyan darkGreen darkMagenta darkRed
        darkYellow darkGray lightGray none
    """,
    "textEffect": "blinkBackground lights antsBlack antsRed shimmer sparkle none",
    "xAlign": "left center right inside outside",
    "yAlign": "inline top center bottom inside outside",
    "textDirection": "lrTb tb tbRl rl btLr lr lrTbV tbV tbRlV rlV tbLrV lrV",
    "shading": """
        nil clear solid horzStripe vertStripe reverseDiagStripe diagStripe horzCross diagCross
        thinHorzStripe thinVertStripe thinReverseDiagStripe thinDiagStripe thinHorzCross thinDiagCross pct5
        pct10 pct12 pct15 pct20 pct25 pct30 pct35 pct37 pct40 pct45 pct50 pct55 pct60 pct62 pct65 pct70
        pct75 pct80 pct85 pct87 pct90 pct95
    """,
    "themeColor": """
        dark1 light1 dark2 light2 accent1 accent2 accent3 accent4 accent5 accent6 hyperlink
        followedHyperlink none background1 text1 background2 text2
    """,
    "themeFont": "majorEastAsia majorBidi majorAscii majorHAnsi minorEastAsia minorBidi minorAscii minorHAnsi",
    "numberFormat": """
        decimal upperRoman lowerRoman upperLetter lowerLetter ordinal cardinalText ordinalText hex chicago
        ideographDigital japaneseCounting aiueo iroha decimalFullWidth decimalHalfWidth japaneseLegal
        japaneseDigitalTenThousand decimalEnclosedCircle decimalFullWidth2 aiueoFullWidth irohaFullWidth
        decimalZero bullet ganada chosung decimalEnclosedFullstop decimalEnclosedParen
        decimalEnclosedCircleChinese ideographEnclosedCircle ideographTraditional ideographZodiac
        ideographZodiacTraditional taiwaneseCounting ideographLegalTraditional taiwaneseCountingThousand
        taiwaneseDigital chineseCounting chineseLegalSimplified chineseCountingThousand koreanDigital
        koreanCounting koreanLegal koreanDigital2 vietnameseCounting russianLower russianUpper none
        numberInDash hebrew1 hebrew2 arabicAlpha arabicAbjad hindiVowels hindiConsonants hindiNumbers
        hindiCounting thaiLetters thaiNumbers thaiCounting bahtText dollarText custom
    """,
    "calendar": """
        gregorian hijri umalqura hebrew taiwan japan thai korea saka gregorianXlitEnglish
        gregorianXlitFrench gregorianUs gregorianMeFrench gregorianArabic none
    """,
    "tablePart": """
        wholeTable firstRow lastRow firstCol lastCol band1Vert band2Vert band1Horz band2Horz neCell nwCell
        seCell swCell
    """,
    "colorScheme": """
        dark1 light1 dark2 light2 accent1 accent2 accent3 accent4 accent5 accent6 hyperlink
        followedHyperlink
    """,
    "gallery": """
        placeholder any default docParts coverPg eq ftrs hdrs pgNum tbls watermarks autoTxt txtBox pgNumT
        pgNumB pgNumMargins tblOfContents bib custQuickParts custCoverPg custEq custFtrs custHdrs custPgNum
        custTbls custWatermarks custAutoTxt custTxtBox custPgNumT custPgNumB custPgNumMargins
        custTblOfContents custBib custom1 custom2 custom3 custom4 custom5
    """,
}
