"""Word lists by which follow-up questions are told, and what their pronouns can mean."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _names(text: str) -> frozenset[str]:
    return frozenset(" ".join(name.split()) for name in text.split(",") if name.strip())


#: Verbs that help others, and stand before the subject of a question.
AUXILIARIES = _words(
    """
    is are was were am do does did has have had will would can could shall should may might must isn't aren't wasn't
    weren't don't doesn't didn't hasn't haven't hadn't won't wouldn't can't couldn't
    """
)
FORMS_OF_BE = _words("is are was were am isn't aren't wasn't weren't")

#: Words that begin a question and say what it wants.
QUESTION_WORDS = _words("who whom whose what which when where why how")

#: Verbs that add nothing to what was asked before: "and how many did Romania get?"
LIGHT_VERBS = _words("get gets got have has had do does did done receive received happen happened go went be been")

PREPOSITIONS = _words(
    """
    about above across after against along among around as at before behind below between beyond by despite during
    for from in inside into like near of off on onto out outside over past per since than through throughout till to
    toward towards under until up upon via with within without
    """
)

#: Function words that no noun phrase goes across, and that no name begins with.
FUNCTION_WORDS = (
    AUXILIARIES
    | QUESTION_WORDS
    | PREPOSITIONS
    | _words(
        """
    a an the this that these those some any each every all both no and or but so if because while although though i
    me my we us our you your he him his she her it its they them their there here then now not also ever never still
    yet just only even very too much many more most other another else such yes ok okay what's who's it's please
    tell can according approximately meanwhile however be been being
    """
    )
)

#: Words after which a pronoun that is a subject may mean somebody named before in the same question.
CLAUSE_STARTS = _words(
    """
    that said says say saying if because while when after before since until as although though whether which who
    where claimed claims announced announce believe believes believed think thinks thought admitted told and but
    once how why what hoped feared so than promised knew know wanted insisted argued
    """
)

#: Nouns that stand for a name of each kind, after "that", "this" or "the".
PLACE_NOUNS = _words(
    "country nation state city town village region island province county continent capital place area"
)
BODY_NOUNS = _words(
    """
    company firm business organisation organization party alliance team band club agency university bank court
    corporation institution union league bloc association school newspaper airline
    """
)
PERSON_NOUNS = _words("man woman person guy lady politician actor actress singer author writer player")

#: What "this week" and the like hold: the day that the question is asked on, not one that was spoken of.
UNITS = _words("second minute hour day night week weekend month year decade century morning evening summer winter")
UNITS |= _words("afternoon spring autumn fall season quarter term today time moment")
PAST_UNITS = _words("day night week weekend month year decade century summer winter spring autumn fall season time")

#: Last words of names of bodies.
BODY_WORDS = _words(
    """
    Agency Alliance Army Assembly Association Authority Bank Board Bureau Centre Center Club College Commission
    Committee Company Congress Corp Corporation Council Court Department Federation Force Forces Foundation Front
    Fund Government Group House Inc Institute League Ltd Ministry Movement Office Organisation Organization
    Parliament Party Police Post Senate Service Society Times Tribunal Union University News Press Records Band
    Orchestra Army Navy Nations Airlines
    """
)
#: First or last words of names of things and places.
PLACE_WORDS = _words(
    """
    Island Islands River Lake Sea Bay Street Road Square Park County City Town Airport Harbour Harbor Port Bridge
    Valley Mountain Mountains Coast Peninsula Province Region State Strait Gulf Cape Fort Palace Castle North South
    East West
    """
)
THING_WORDS = _words("Hurricane Storm Act Treaty Award Awards Cup Prize Festival War Plan Agreement Deal Hall")

MALE_TITLES = _words("mr mister king prince sir lord pope father duke chairman spokesman")
FEMALE_TITLES = _words("mrs ms miss queen princess lady dame sister duchess chairwoman spokeswoman")
TITLES = MALE_TITLES | FEMALE_TITLES | _words(
    """
    president minister prime vice deputy former then-president premier chancellor senator governor mayor ambassador
    general admiral colonel captain major judge professor dr doctor sen rep gov gen prof secretary congressman
    congresswoman chief commander spokesperson bishop director coach justice emperor author actor actress singer
    """
)  # fmt: skip

MALE_NAMES = _words(
    """
    adam ahmed alan albert alex alexander ali andrew andy anthony antonio arthur barack ben benjamin bernard bill
    billy bob bobby boris brian bruce carl carlos charles charlie chris christian christopher colin craig dan daniel
    dave david dennis dmitry dmytro donald doug douglas ed eddie edward elon emmanuel eric ernest frank franz fred
    gary george gerald gordon graham greg hans harold harry henry howard hugo ian ivan jack jacob james jason jean
    jeff jens jeremy jerry jim jimmy joe john johnny jon jonathan jorge jose joseph juan justin karl keith kevin
    larry lee leo leonard lewis lloyd louis luis mark martin matthew max michael mike mohammed muhammad nathan neil
    nick nicolas olaf oliver oscar patrick paul pedro peter phil philip pierre ralph raymond recep richard rick
    rishi rob robert roger ron ronald roy rudy russell ryan sam samuel scott sean sergei simon stefan stephen steve
    steven stuart ted terry thomas tim timothy tom tony victor viktor vincent vladimir volodymyr walter warren wayne
    wilhelm will william
    """
)
FEMALE_NAMES = _words(
    """
    alice alicia amanda amy ana andrea angela anita ann anna anne annie audrey barbara beatrice betty billie brenda
    camilla carol caroline catherine charlotte christina christine claire clara courtney cynthia deborah diana diane
    dina donna dorothy eleanor elena elisabeth elizabeth ella ellen emily emma eva eve fatima florence georgia gina
    giorgia grace hannah helen hillary ida ines ingrid irene isabel jacinda jane janet janis jean jennifer jessica
    jill joan joanna josephine joyce julia julie kaja karen kate katherine kathleen kelly kim laura lauren leila
    leontyne lily linda lisa liz louise lucy madonna magdalena maia mara margaret maria marie marina marta martha
    mary maya megan mette michelle monica nancy naomi natalia natalie nichelle nicola nina nora olga olivia pamela
    patricia paula priti rachel rebecca rita rosa rose ruth sally samantha sandra sanna sara sarah serena sharon
    sheila silvia simone sofia sophia sophie stephanie sue susan teresa theresa tina tracy ursula valerie vera
    victoria virginia wendy yvonne zara
    """
) - _words("jean kim")

PLACES = _names(
    """
    Afghanistan, Albania, Algeria, Andorra, Angola, Argentina, Armenia, Australia, Austria, Azerbaijan, Bahamas,
    Bahrain, Bangladesh, Barbados, Belarus, Belgium, Belize, Benin, Bhutan, Bolivia, Bosnia, Botswana, Brazil,
    Britain, Brunei, Bulgaria, Burkina Faso, Burma, Burundi, Cambodia, Cameroon, Canada, Chad, Chile, China,
    Colombia, Congo, Costa Rica, Croatia, Cuba, Cyprus, Czechia, Czech Republic, Denmark, Dominican Republic,
    Ecuador, Egypt, El Salvador, England, Eritrea, Estonia, Ethiopia, Fiji, Finland, France, Gabon, Gambia, Georgia,
    Germany, Ghana, Great Britain, Greece, Greenland, Guatemala, Guinea, Guyana, Haiti, Honduras, Hong Kong,
    Hungary, Iceland, India, Indonesia, Iran, Iraq, Ireland, Israel, Italy, Ivory Coast, Jamaica, Japan, Jordan,
    Kazakhstan, Kenya, Kosovo, Kuwait, Kyrgyzstan, Laos, Latvia, Lebanon, Liberia, Libya, Liechtenstein, Lithuania,
    Luxembourg, Madagascar, Malawi, Malaysia, Maldives, Mali, Malta, Mauritania, Mauritius, Mexico, Moldova, Monaco,
    Mongolia, Montenegro, Morocco, Mozambique, Myanmar, Namibia, Nepal, Netherlands, New Zealand, Nicaragua, Niger,
    Nigeria, North Korea, North Macedonia, Northern Ireland, Norway, Oman, Pakistan, Palestine, Panama, Paraguay,
    Peru, Philippines, Poland, Portugal, Puerto Rico, Qatar, Romania, Russia, Rwanda, Saudi Arabia, Scotland,
    Senegal, Serbia, Sierra Leone, Singapore, Slovakia, Slovenia, Somalia, South Africa, South Korea, South Sudan,
    Soviet Union, Spain, Sri Lanka, Sudan, Suriname, Sweden, Switzerland, Syria, Taiwan, Tajikistan, Tanzania,
    Thailand, Togo, Tunisia, Turkey, Turkmenistan, UAE, Uganda, UK, Ukraine, United Arab Emirates, United Kingdom,
    United States, Uruguay, US, USA, U.S, U.K, Uzbekistan, Venezuela, Vietnam, Wales, Yemen, Zambia, Zimbabwe,
    Africa, America, Antarctica, Asia, Europe, Latin America, Middle East, North America, South America, Gaza,
    Alabama, Alaska, Arizona, Arkansas, California, Colorado, Connecticut, Delaware, Florida, Hawaii, Idaho,
    Illinois, Indiana, Iowa, Kansas, Kentucky, Louisiana, Maine, Maryland, Massachusetts, Michigan, Minnesota,
    Mississippi, Missouri, Montana, Nebraska, Nevada, New Hampshire, New Jersey, New Mexico, New York, North
    Carolina, North Dakota, Ohio, Oklahoma, Oregon, Pennsylvania, Rhode Island, South Carolina, South Dakota,
    Tennessee, Texas, Utah, Vermont, Virginia, Washington, West Virginia, Wisconsin, Wyoming, Amsterdam, Ankara,
    Athens, Baghdad, Bangkok, Barcelona, Beijing, Beirut, Belfast, Belgrade, Berlin, Boston, Brussels, Bucharest,
    Budapest, Cairo, Chicago, Copenhagen, Crimea, Damascus, Dallas, Delhi, Dubai, Dublin, Edinburgh, Geneva,
    Glasgow, Hamburg, Helsinki, Houston, Istanbul, Jakarta, Jerusalem, Kabul, Kharkiv, Kyiv, Kiev, Lagos, Lisbon,
    London, Los Angeles, Madrid, Manchester, Melbourne, Miami, Milan, Minsk, Moscow, Mumbai, Munich, Nairobi, Odesa,
    Oslo, Paris, Prague, Riga, Rome, San Francisco, Seattle, Seoul, Shanghai, Sofia, Stockholm, Strasbourg, Sydney,
    Tallinn, Tehran, Tel Aviv, Tokyo, Toronto, Vienna, Vilnius, Warsaw, Zagreb, Zurich
    """
)

#: Cities and states of the list above are no country: the country is looked for among the rest.
WITH_THE = _words("US USA UK U.S U.K UAE EU UN BBC FBI CIA WHO IMF") | _names(
    """
    United States, United Kingdom, United Nations, European Union, Netherlands, Philippines, White House, Kremlin,
    Pentagon, Middle East, Soviet Union, Supreme Court, Czech Republic, Dominican Republic, Bahamas, Maldives,
    Gambia
    """
)
