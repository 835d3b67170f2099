"""Symbols of Detexify that a person could take for a digit, or that are one.

Judged by looking at up to ten drawings of every symbol, and up to eighteen of the doubtful ones,
as the page would send them: those of which more than about one drawing in ten could be read as a
digit, whatever a network said. Arrows, crosses, circled letters and faces are none.
"""

symbols_like = {
    0: (
        "astrosun bigcirc bigodot bullet cdotp circ circlearrowleft circlearrowright circledcirc "
        "circleddash clock degree diameter emptyset fullmoon invdiameter ldotp llparenthesis "
        "mathcal{D} mathcal{O} mathds{D} mathds{O} mathds{Q} mathfrak{D} mathfrak{O} mathfrak{o} "
        "mathfrak{v} mathscr{D} mathscr{O} newmoon o O ocircle odot ominus oslash Phi phi Pickup "
        "recorder rightmoon rrparenthesis Sun textbaro textbigcircle textbullet textbullseye "
        "textdegree textopenbullet textordmasculine textperiodcentered textphi texttheta "
        "textturnscripta Theta theta Upphi upphi Uptheta uptheta upvarphi varnothing varphi"
    ),
    1: (
        "backprime backslash bar:16socis bar:1sa4fqg bigwedge bot brokenvert diagdown diagup "
        "downharpoonleft downharpoonright ell exclamation-grave iota Lambda lbrace lbracket lceil "
        "lfloor mathbb{1} mathcal{I} mathds{1} mathds{I} mathfrak{i} mathfrak{l} mid parallel perp "
        "prime quotesinglbase rbracket rfloor setminus shortmid shortparallel slash smallsetminus "
        "sqrt{} surd textbackslash textbar textbardbl textbraceleft textbrokenbar textceltpal "
        "textdoublepipe textdoublevertline textexclamdown textfishhookr textfractionsolidus "
        "textlquill textonesuperior textpipe textprimstress textquoteright textquotesingle "
        "textquotestraightbase textrtaill textsci textsecstress textsurd texttoneletterstem "
        "textturnlonglegr textturnr textturnrrtail textturnv textvertline upharpoonleft "
        "upharpoonright upiota Uplambda wedge wr"
    ),
    2: (
        "Game geq gtrless imath Lbag lbag mathcal{L} mathcal{Q} mathcal{Z} mathds{Z} mathscr{J} "
        "mathscr{L} mathscr{Q} mathscr{Z} partial supseteq supsetneq textcommatailz textcrtwo "
        "textiota textraisevibyi textrhookschwa textrhoticity textrtailn textrtailz textschwa "
        "texttwosuperior textvibyi varsupsetneq"
    ),
    3: (
        "backepsilon exists mathcal{J} mathfrak{J} mathfrak{j} mathfrak{Z} ni rbrace "
        "textbraceright textctyogh textopeno textrevepsilon textrhookrevepsilon textrquill "
        "textthreesuperior textyogh upzeta"
    ),
    4: (
        "cent Jupiter jupiter Lightning lightning mathcal{Y} mathds{Y} mathscr{Y} natural nless "
        "textbeltl textcent textcentoldstyle texthtrtaild textlhtlongy textscy textturnh textvibyy"
    ),
    5: (
        "c{c} dollar EyesDollar int lessgtr mathcal{S} mathdollar mathds{S} mathfrak{S} "
        "mathfrak{s} Rbag rbag S Saturn textbarrevglotstop textcrinvglotstop textctesh textdollar "
        "textdollaroldstyle textesh texththeng textinvglotstop textlhookt textrtails textscj "
        "textsection mathsection upxi varsigma xi zeta"
    ),
    6: (
        "flat mathds{G} mathfrak{b} mathfrak{d} mathfrak{G} mathscr{G} sigma textctc textctt "
        "textctz texthardsign texthtb texthtscg textquoteleft textrthook textscg textsoftsign "
        "upsigma upvarsigma"
    ),
    7: (
        "eta guilsinglright Lsh mathfrak{I} neg rangle rceil rightharpoondown rrceil "
        "textbarglotstop textcorner textglotstop textgreater textlhtlongi textlnot "
        "textraiseglotstop textrangle textrptr textturnt upeta urcorner"
    ),
    8: (
        "ampersand delta descnode dh eth gamma mathcal{B} mathds{B} mathfrak{z} mathscr{B} "
        "opposition parr Taurus taurus textbabygamma textcloseepsilon textcloserevepsilon textctj "
        "textg textgamma textlengthmark textramshorns textscb updelta upgamma with wp"
    ),
    9: (
        "Im jmath mathcal{G} mathfrak{g} mathfrak{q} mathparagraph mathscr{I} mathscr{S} "
        "mathscr{T} P textbarg textcrg texthtg texthtq textparagraph textpilcrow textreve "
        "textrevglotstop textscriptg upvartheta vartheta"
    ),
}
"""Their names in LaTeX, case and all, by the digit that they are most like."""

LOOK_ALIKES = frozenset(name for names in symbols_like.values() for name in names.split())
