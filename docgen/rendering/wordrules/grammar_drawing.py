"""The grammar of drawings as far as documents of this kind use them: pictures, in line or anchored.

The notation is explained in `docgen.rendering.wordrules.grammar`. Source: ECMA-376 part 1, 20.2 (picture), 20.4
(placement), 20.1 (the DrawingML in a picture). Fills, lines, effects, charts and shapes are let through as they are.
"""

from __future__ import annotations

DRAWING = """
%distances = distT:uint distB:uint distL:uint distR:uint
wp:inline [%distances] : wp:extent wp:effectExtent? wp:docPr wp:cNvGraphicFramePr? a:graphic
wp:anchor [%distances simplePos:bool relativeHeight!:uint behindDoc!:bool locked!:bool layoutInCell!:bool hidden:bool
    allowOverlap!:bool] : wp:simplePos=wp:point wp:positionH wp:positionV wp:extent wp:effectExtent?
    (wp:wrapNone|wp:wrapSquare|wp:wrapTight|wp:wrapThrough|wp:wrapTopAndBottom) wp:docPr wp:cNvGraphicFramePr?
    a:graphic
wp:point [x!:coordinate y!:coordinate] :
wp:positionH [relativeFrom!:margin|page|column|character|leftMargin|rightMargin|insideMargin|outsideMargin] :
    (wp:align=wp:alignH|wp:posOffset)?
wp:positionV [relativeFrom!:margin|page|paragraph|line|topMargin|bottomMargin|insideMargin|outsideMargin] :
    (wp:align=wp:alignV|wp:posOffset)?
wp:alignH : text(left|right|center|inside|outside)
wp:alignV : text(top|bottom|center|inside|outside)
wp:posOffset : text(int)
wp:extent a:ext [cx!:extent cy!:extent] :
wp:effectExtent [l!:coordinate t!:coordinate r!:coordinate b!:coordinate] :
wp:wrapNone :
wp:wrapSquare [wrapText!:bothSides|left|right|largest %distances] : wp:effectExtent?
wp:wrapTight wp:wrapThrough [wrapText!:bothSides|left|right|largest distL:uint distR:uint] : wp:wrapPolygon
wp:wrapTopAndBottom [distT:uint distB:uint] : wp:effectExtent?
wp:wrapPolygon [edited:bool] : wp:start=wp:point wp:lineTo=wp:point{2,9999}
wp:docPr pic:cNvPr [id!:uint name!:str descr:str hidden:bool title:str] : a:hlinkClick? a:hlinkHover=a:hlinkClick?
    a:extLst?
wp:cNvGraphicFramePr : a:graphicFrameLocks? a:extLst?
a:graphicFrameLocks [noGrp:bool noDrilldown:bool noSelect:bool noChangeAspect:bool noMove:bool noResize:bool] :
    a:extLst?
a:graphic : a:graphicData
a:graphicData [uri!:filled] : any

pic:pic : pic:nvPicPr pic:blipFill pic:spPr
pic:nvPicPr : pic:cNvPr pic:cNvPicPr
pic:cNvPicPr [preferRelativeResize:bool] : a:picLocks? a:extLst?
a:picLocks [noGrp:bool noSelect:bool noRot:bool noChangeAspect:bool noMove:bool noResize:bool noEditPoints:bool
    noAdjustHandles:bool noChangeArrowheads:bool noChangeShapeType:bool noCrop:bool] : a:extLst?
pic:blipFill [dpi:uint rotWithShape:bool] : a:blip? a:srcRect? (a:tile|a:stretch)?
a:blip [r:embed:str r:link:str cstate:email|screen|print|hqprint|none] : any
a:srcRect a:fillRect [l:int t:int r:int b:int] :
a:stretch : a:fillRect?
pic:spPr [bwMode:str] : a:xfrm? (a:custGeom|a:prstGeom)? (a:noFill|a:solidFill|a:gradFill|a:blipFill|a:pattFill
    |a:grpFill)? a:ln? (a:effectLst|a:effectDag)? a:scene3d? a:sp3d? a:extLst?
a:xfrm [rot:int flipH:bool flipV:bool] : a:off? a:ext?
a:off [x!:coordinate y!:coordinate] :
a:prstGeom [prst!:name] : a:avLst?
a:hlinkClick [r:id:str invalidUrl:str action:str tgtFrame:str tooltip:str history:bool highlightClick:bool
    endSnd:bool] : any
a:avLst : a:gd*
a:gd [name!:str fmla!:str] :
a:tile a:custGeom a:noFill a:solidFill a:gradFill a:blipFill a:pattFill a:grpFill a:ln a:effectLst
    a:effectDag a:scene3d a:sp3d a:extLst [any] : any
"""

PACKAGE = """
ct:Types : (ct:Default|ct:Override)*
ct:Default [Extension!:filled ContentType!:mime] :
ct:Override [PartName!:filled ContentType!:mime] :
rel:Relationships : rel:Relationship*
rel:Relationship [Id!:name Type!:filled Target!:str TargetMode:Internal|External] : any

cp:coreProperties : (cp:category|cp:contentStatus|dcterms:created|dc:creator|dc:description|dc:identifier|cp:keywords
    |dc:language|cp:lastModifiedBy|cp:lastPrinted|dcterms:modified|cp:revision|dc:subject|dc:title|cp:version)&
cp:category cp:contentStatus cp:lastModifiedBy cp:revision cp:version dc:creator dc:description dc:identifier
    dc:language dc:subject dc:title [xml:lang:str xsi:type:str] : text
cp:keywords [xml:lang:str] : any
dcterms:created dcterms:modified [xsi:type!:w3ctype] : text(w3cdtf)
cp:lastPrinted : text(datetime)

ap:Properties : (ap:Template|ap:Manager|ap:Company|ap:Pages|ap:Words|ap:Characters|ap:PresentationFormat|ap:Lines
    |ap:Paragraphs|ap:Slides|ap:Notes|ap:TotalTime|ap:HiddenSlides|ap:MMClips|ap:ScaleCrop|ap:HeadingPairs
    |ap:TitlesOfParts|ap:LinksUpToDate|ap:CharactersWithSpaces|ap:SharedDoc|ap:HyperlinkBase|ap:HLinks
    |ap:HyperlinksChanged|ap:DigSig|ap:Application|ap:AppVersion|ap:DocSecurity)&
ap:Template ap:Manager ap:Company ap:PresentationFormat ap:HyperlinkBase ap:Application ap:AppVersion : text
ap:Pages ap:Words ap:Characters ap:Lines ap:Paragraphs ap:Slides ap:Notes ap:TotalTime ap:HiddenSlides ap:MMClips
    ap:CharactersWithSpaces ap:DocSecurity : text(int)
ap:ScaleCrop ap:LinksUpToDate ap:SharedDoc ap:HyperlinksChanged : text(bool)
ap:HeadingPairs ap:TitlesOfParts ap:HLinks ap:DigSig : any
"""
