"""Word lists by which names of persons and outlets, places and languages are told."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _names(text: str) -> frozenset[str]:
    return frozenset(" ".join(name.split()) for name in text.split(",") if name.strip())


#: Outlets whose name holds no word that says what they are.
KNOWN_OUTLETS = _names(
    """
    abc, aftenposten, aftonbladet, al arabiya, al jazeera, al jazeera english, al-monitor, allafrica,
    antiwar.com, ard, arte, asahi shimbun, atlantic, axios, balkan insight, barron's, bbc, bellingcat, belsat,
    berlingske, bfmtv, bild, bne intellinews, breitbart, business insider, buzzfeed, buzzfeed news, c-span, cbc,
    cbs, channel 4, cnbc, cnet, cnn, cnn business, common dreams, consortium news, corriere della sera, courrier
    international, current time, dagens nyheter, daily beast, daily maverick, daily sabah, dawn, de standaard,
    de volkskrant, defense one, delfi, democracy now!, der spiegel, der standard, deutsche welle,
    deutschlandfunk, diario de noticias, die presse, die welt, die zeit, digi24, dw, dziennik, economist, ekstra
    bladet, el clarín, el confidencial, el diario, el espectador, el mundo, el pais, el país, el periódico, el
    tiempo, el universal, euobserver, euractiv, eurasianet, euromaidan press, euronews, expressen, fanpage, faz,
    financial express, folha de s.paulo, forbes, foreign affairs, foreign policy, fortune, fox business, fox
    news, france 2, france 24, france info, france inter, frankfurter allgemeine, gazeta wyborcza, gizmodo,
    globe and mail, gulf today, haaretz, handelsblatt, helsingin sanomat, hill, hindu, hotnews, hromadske,
    huffpost, hurriyet, hürriyet, il fatto quotidiano, il foglio, il sole 24 ore, independent, index.hu, inside
    defense, insider, intellinews, intercept, inverse, irish examiner, itv, itv news, jacobin, janes, japan
    times, jerusalem post, jyllands-posten, kathimerini, khaleej times, kommersant, korea herald, kron4, krone,
    kurier, kyiv independent, kyiv post, l'express, l'humanité, l'obs, la croix, la nación, la repubblica, la
    stampa, la tercera, la vanguardia, lawfare, le figaro, le monde, le parisien, le point, le soir, le temps,
    lenta.ru, liberation, libération, lrt, lsm, marketwatch, mediapart, meduza, mehr news, middle east eye,
    mint, moscow times, mother jones, msnbc, n-tv, nbc, neue zürcher zeitung, new republic, new yorker, news24,
    newsmax, newsnation, newsweek, nikkei asia, nippon, nos, notes from poland, novaya gazeta, npr, nrc, nrk,
    ntv, nzz, o globo, oko.press, onet, opendemocracy, orf, outlook india, pbs, pbs newshour, politico,
    politiken, postimees, pravda, propublica, quartz, radio free europe, rai, rappler, rbc, real clear politics,
    republic, responsible statecraft, rfe/rl, rferl, rfi, rnd, rolling stone, rt, rte, rtl, rtp, rts, rtve, rté,
    rzeczpospolita, salon, sbs, scroll.in, semafor, sky news, slate, spectator, spiegel, stars and stripes,
    stern, stuff, svt, swissinfo, süddeutsche zeitung, tagesschau, tagesspiegel, taz, techcrunch, the atlantic,
    the conversation, the cradle, the diplomat, the drive, the economist, the hill, the hindu, the independent,
    the insider, the intercept, the nation, the spectator, the verge, the war zone, the week, the wire, thehill,
    time, time magazine, truthout, tvn24, tvp, usa today, vanity fair, vice, vice news, voa, voice of america,
    vox, wall street journal, war on the rocks, welt, wikinews, wion, wired, world socialist web site, wp,
    wprost, wsws, yahoo, yle, ynet, zdf, zeit online, zero hedge, zerohedge
    """
)

#: More words in the names of outlets.
MORE_MEDIA_WORDS = _words(
    """
    dispatch ledger bulletin inquirer enquirer intelligencer advertiser broadcaster newswire gazeta zeitung
    anzeiger nachrichten rundschau tageblatt morgenpost tagblatt tageszeitung dagblad krant journaal diario
    noticias kurier bote blatt presse correo corriere giornale gazzetta quotidien dépêche tidning sanomat posten
    avisa shimbun newsletter podcast channel today televisión télévision fernsehen rundfunk hörfunk
    times-picayune
    """
)

#: Such words that are surnames or common words too: they count where the place agrees.
PERHAPS_MEDIA_WORDS = _words(
    """
    sun star mercury echo globe monitor examiner register record independent mirror express nation view insider insight
    argus post-gazette outlook sentinel citizen pioneer reporter leader advocate reader voice eye
    observer-review
    """
)

#: Words that name a section of an outlet, or any outlet.
SECTION_WORDS = _words(
    """
    news world breaking latest top local national international daily weekly live sport sports business politics
    media europe us uk america africa asia russia ukraine war opinion analysis the and of report press wire
    video radio tv
    """
)

#: Titles before a name.
TITLES = _words(
    """
    dr prof sir dame lord lady mr mrs ms rev col gen capt maj lt
    """
)

#: Last words of the names of newsletters and their parts, which no surname is.
NOT_SURNAMES = _words(
    """
    notes briefing briefings dispatches digest roundup round-up memo diary newsletter letters dossier memos
    """
)

#: Last words of names of outlets that few surnames are.
OUTLETS_LAST_WORDS = _words(
    "examiner globe monitor register insider outlook insight echo mirror express sentinel citizen"
)

#: Words of roles beside those of words.py.
MORE_ROLE_WORDS = _words("associate researcher lecturer adviser advisor economist historian programme")

#: Words inside a name that need no capital, beside those of words.py.
MORE_PARTICLES = _words(
    """
    zum zur vom das lo abu umm ul ur los las 't st ap van't op
    """
)

#: First names that are places or months too.
FIRST_NAMES = _words(
    """
    april may june august paris london mexico washington jordan santa georgia virginia
    """
)

#: Words in capitals that may stand before a dash and are no places.
NO_PLACES = _words(
    """
    NATO NASA UNESCO UNICEF OPEC FIFA UEFA COVID COVID-19 AIDS BREAKING UPDATE UPDATED EXCLUSIVE READ MORE SEE
    ALSO ALERT EXPLAINER FACT CHECK FEATURE REVIEW PROFILE PHOTOS ANALYSIS OPINION WATCH LIVE NEWS VIDEO EDITOR
    NOTE CORRECTION FACTBOX TIMELINE SPOILER WARNING QUESTION ANSWER WINNER WINNERS
    """
)

#: Regions whose English writes the day first.
DAY_FIRST_REGIONS = _words(
    """
    GB IE AU NZ IN ZA NG KE SG MT PK BD HK
    """
)

#: Common words of languages whose dates are read.
STOP_WORDS = {
    "de": _words("der die das und ist nicht von den dem ein eine mit auf für sich auch wird nach bei werden"),
    "fr": _words("le les des est une dans pour que qui sur pas avec au aux du sont cette plus été ont"),
    "es": _words("el los las una por que con para del se su al como más fue son este según"),
    "it": _words("il gli di che della per una con sono non del dei alla nel più anche è stato"),
    "pt": _words("os uma não que com para dos das em por mais como foi ao pelo são também"),
    "nl": _words("het een van en dat niet zijn voor met op te aan ook wordt bij naar heeft"),
    "en": _words("the of and to that is was for it with as on by said are from has have its"),
}

#: Articles that names of outlets begin with, and names of persons do not.
ARTICLES = _words("the le la les el il lo los las der die das het gli os l'écho l'express l'union l'équipe")

#: What follows the surname Le, which is a French article too.
VIETNAMESE_MIDDLE_NAMES = _words(
    """
    thi thị van văn duc đức minh quang hong hồng thanh ngoc ngọc xuan xuân huu hữu dinh đình trong trọng anh thu kim
    cong công viet việt hoang hoàng quoc quốc tuan tuấn hai hải phuong phương bao bảo khac khắc manh mạnh
    """
)

#: Words before a date that make it no date of publication.
NOT_PLACES = _words(
    "through until till since by from before after due deadline starts begins ends opens closes expires"
)

#: Cities and countries that stand in bylines and datelines, the part of a longer name that no person bears.
PLACES = _names(
    """
    abu dhabi, abuja, accra, addis ababa, algiers, amman, amsterdam, ankara, astana, athens, atlanta, auckland,
    austin, austria, baghdad, baku, baltimore, bamako, bangkok, barcelona, beijing, beirut, belarus, belfast,
    belgium, belgrade, berlin, bern, bogota, bogotá, bonn, boston, brasilia, brasília, bratislava, britain,
    brussels, bucharest, budapest, buenos aires, bulgaria, cairo, canada, canberra, cape town, caracas, chicago,
    china, chisinau, copenhagen, cyprus, dallas, damascus, delhi, denver, detroit, dhaka, doha, dresden, dubai,
    dublin, düsseldorf, edinburgh, egypt, estonia, finland, france, frankfurt, gaza, gdansk, geneva, genève,
    genf, georgia, germany, glasgow, greece, hamburg, hanoi, harare, havana, helsinki, hong kong, houston,
    hungary, india, iran, iraq, ireland, islamabad, israel, istanbul, italy, jakarta, japan, jerusalem,
    johannesburg, kabul, kampala, karachi, kathmandu, kharkiv, khartoum, kherson, kiev, kigali, kinshasa, kuala
    lumpur, kyiv, köln, lagos, las vegas, latvia, lima, lisbon, lithuania, ljubljana, london, los angeles,
    luxembourg, lviv, lyon, madrid, manchester, manila, marseille, mariupol, melbourne, mexico city, miami,
    milan, minsk, moldova, montreal, moscow, mumbai, munich, münchen, nairobi, netherlands, new delhi, new york,
    nicosia, nigeria, north korea, norway, odesa, odessa, oslo, ottawa, pakistan, paris, philadelphia, phnom
    penh, poland, portugal, prague, pretoria, pristina, pyongyang, quito, reykjavik, riga, rio de janeiro,
    riyadh, romania, rome, rotterdam, russia, salzburg, san francisco, santiago, sarajevo, seattle, seoul,
    serbia, shanghai, singapore, skopje, slovakia, slovenia, sofia, south africa, south korea, spain, stockholm,
    strasbourg, stuttgart, sweden, switzerland, sydney, são paulo, taipei, taiwan, tallinn, tbilisi, tehran, tel
    aviv, the hague, tirana, tokyo, toronto, tripoli, tunis, turin, turkey, ukraine, united kingdom, united
    nations, united states, valencia, vancouver, vienna, wien, vilnius, warsaw, washington, washington dc,
    washington d.c, yerevan, zagreb, zurich, zürich
    """
)
