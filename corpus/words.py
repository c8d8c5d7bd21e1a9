"""Word lists that the rules for joins and bylines share."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Words that no sentence ends in.
OPEN_WORDS = _words(
    """
    a an the this these those its their his her our my your whose which who of in on at to for from with by into
    onto upon over under between among against during including about after before toward towards within without
    through throughout across behind beyond near and or but nor as than that because if while when where whether
    although though since until unless is are was were be been being has have had having will would can could may
    might must shall should do does did not mr mrs ms dr prof gen sen rep gov lt col sgt capt
    """
)

#: Titles that stand before a name.
ROLES = _words(
    """
    secretary minister president general chancellor senator governor mayor ambassador spokesman spokeswoman
    spokesperson commander premier colonel admiral professor doctor king queen prince princess pope bishop judge
    director chairman chairwoman secretary-general chief leader
    """
)

#: Words for what a person does, which stand before a name.
OCCUPATIONS = ROLES | _words(
    """
    constable officer detective inspector sheriff sergeant captain lieutenant major marshal prosecutor attorney
    lawyer justice magistrate deputy speaker executive founder owner coach manager quarterback midfielder striker
    goalkeeper forward defender pitcher actor actress singer rapper artist author writer novelist poet playwright
    composer analyst economist historian scientist researcher epidemiologist meteorologist engineer architect
    businessman businesswoman billionaire entrepreneur activist journalist reporter correspondent editor columnist
    photographer filmmaker comedian host anchor presenter candidate lawmaker legislator congressman congresswoman
    representative councillor councilman councilwoman commissioner superintendent principal teacher nurse surgeon
    father mother brother sister husband wife son daughter cousin uncle aunt reverend father archbishop cardinal rabbi
    imam duke duchess lord lady sir dame baron baroness rival colleague counterpart predecessor successor teammate
    """
)

#: Words that may follow a suspended hyphen ("long- and short-term").
SUSPENDED = _words(
    """
    and or to und oder et
    """
)

#: Words inside a name that need no capital.
PARTICLES = _words(
    """
    van von der den de del della di da das dos du la las le los al el bin ibn ben ter ten y e zu af av
    """
)

#: Words of what an author does, beside the name in a byline.
ROLE_WORDS = _words(
    """
    editor correspondent reporter writer staff columnist producer journalist contributor analyst chief bureau senior
    political diplomatic defence defense foreign security science health business economics special
    """
)

#: Words that no person's name holds, but offices, organisations and headings do.
NOT_NAMES = _words(
    """
    the a an of and in on at for to news press times post agency desk team editorial board correspondents reporters
    university ministry minister president secretary government department office committee council party group
    institute center centre foundation company inc ltd corp llc service services media network journal review report
    reports world international national daily weekly breaking exclusive opinion analysis politics business sport
    sports culture read more photo image video live update updates what why how when where who is are was were war
    peace army court police says said after before with from by no not all city republic federation union monday
    tuesday wednesday thursday friday saturday sunday
    """
)

#: Words of places and dates, which a person may bear: taken for a name only where "By" says so.
PLACE_WORDS = _words(
    """
    new york united kingdom states state north south east west northern southern eastern western central town county
    island islands saint san santa los las hong kong sri lanka saudi arabia el salvador tel aviv buenos aires costa
    rica abu dhabi cape kuala lumpur rio addis ababa puerto washington burkina faso sierra leone european korea
    zealand delhi mexico london paris moscow beijing brussels berlin january february march april june july august
    september october november december
    """
)

#: Abbreviations that the splitter takes for ends of sentences, or that its missed ends must not be confused with.
ABBREVIATIONS = _words(
    """
    v vs al eg ie cf ca ep mr ms mrs dr sr jr st ft mt gen sen rep gov col sgt maj rev hon inc co ltd fig vol no nos
    pp lt reps gens govs supt insp messrs pfc approx assn assoc bros calif capt conn corp dept depts dist etc incl
    messrs mich minn miss penn pres prof profs tech tenn univ wash sept
    """
)

#: Words that start a sentence far more often than they are part of a name.
STARTERS = _words(
    """
    The This That These Those A An In On At It He She They We I You But And Or So If When While As For From With
    After Before His Her Its Their Our My Your There Here What Why How Who Where Not No Yes Now Then Also However
    Meanwhile
    """
)

#: Words in the names of outlets.
MEDIA_WORDS = _words(
    """
    news press times post agency wire daily weekly courier tribune herald gazette journal review telegraph guardian
    observer chronicle mail standard radio tv media magazine network broadcasting reuters bloomberg newspaper
    """
)

#: Names of sites that buttons and prompts lead to.
PLATFORMS = _words(
    """
    facebook twitter whatsapp linkedin reddit pinterest telegram messenger instagram youtube tiktok flipboard
    threads bluesky mastodon tumblr snapchat signal viber xing pocket
    """
)

#: Words of buttons below a title that by themselves are such a button.
BUTTON_WORDS = _words(
    """
    share tweet email e-mail print whatsapp facebook twitter linkedin reddit pinterest flipboard bookmark save
    instagram telegram
    """
)

#: Words beside them.
SHARE_WORDS = BUTTON_WORDS | _words(
    """
    shared on via mail copy link url this article story post page pin it to and a with friends comment comments like
    by more options gift send text sms icon button close whats app linked in you tube
    """
)

#: Words of contact lines, prompts and notices, which are known even when a letter is doubled or lost.
NOTICE_WORDS = _words(
    """
    contact newsletter newsletters subscribe subscriber subscription copyright rights reserved advertisement
    reporting editing additional follow download permission published republished reproduced reporter editor
    responsible visit website unlimited access briefing inbox sign story article originally material broadcast
    rewritten redistributed reserved newsroom write email twitter facebook latest delivered every morning click here
    related read more written without continues below comments comment privacy policy terms service cookies share
    photo image credit
    """
)

#: Abbreviated titles before a name, in which no sentence ends.
RANKS = _words(
    """
    mr mrs ms dr prof gen sen rep gov lt col sgt capt maj adm rev hon st pres
    """
)

#: First words of names that hardly stand alone.
NAME_STARTS = _words(
    """
    New United Prime Supreme White Saudi San Los Las Hong Vladimir Joe Donald Boris Emmanuel Olaf Volodymyr Xi Kim
    Recep Viktor Antony Lloyd Jens Ursula Rishi Keir Angela Barack Hillary Kamala Sergei Dmitry
    """
)

#: Last words of names that hardly start a sentence.
NAME_ENDS = _words(
    """
    Ocean River County Sea Street Avenue University Court Department Agency Association Party Council Committee
    Commission Union Forces Force Army Navy Corps Guard Times Post Journal Bank Island Islands Mountains Valley Lake
    Park Center Centre Bridge Airport Hospital Kingdom Republic Affairs Act Office Bureau Institute Foundation Group
    Inc Corp Ltd States Nations Facility Organization Organisation Treaty Alliance Parliament Assembly Square
    Peninsula Province Region Oblast Strait Gulf Bay Coast District Administration Authority Service Services
    Society Federation Beach Heights Hills Springs City Town Village Road Boulevard Hall Stadium School College
    Academy Museum Theater Theatre Festival Cup League
    """
)

#: Words after which one word with a capital is a whole name, mostly of a place.
NAME_LEADS = _words(
    """
    in at near from to of on outside inside across over for with and or the a an into toward towards around off via
    against between through throughout leaves left hits visits
    """
)

#: Word starts that take a hyphen, though they are no words.
HYPHEN_PREFIXES = _words(
    """
    pre post anti non semi mid multi pro co ex self quasi pseudo neo ultra inter intra sub re de bi tri euro anglo
    franco russo sino afro vice micro macro mini mega trans counter eco geo bio cyber electro psycho socio techno
    """
)

#: Second parts of compounds with a hyphen.
COMPOUND_ENDS = _words(
    """
    based led backed related linked funded owned run held controlled sponsored occupied capable made born style type
    range term scale level time wide free friendly driven powered oriented centric like proof ready aged elect
    making and of the to year day month week foot mile meter metre
    """
)

#: What a hyphen parts from many words on purpose.
PREFIXES = _words(
    """
    re co pre non anti un mid semi multi bi de ex pro inter intra trans sub super ultra counter over under out cyber neo
    vice post mis dis micro macro mini mega tele eco bio geo euro self extra quasi pan tri poly hyper cross para
    """
)

#: Small words that a lost blank glues to others, and that hardly begin or end longer ones.
GLUE_WORDS = _words(
    """
    the of and that was were said from which with in to
    """
)

#: Words that a linked name is glued to, since sentences have them before names.
LINK_LEADS = _words(
    """
    the a an in of to by from at and for with said on that as or but than into over after before near
    under between against among about during since until through outside inside across when where while
    which whose who is was says told called named his her its their our
    """
)

#: Names of days and months.
DAYS = _words(
    """
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September
    October November December
    """
)

#: Words that not even a heading ends in.
NEVER_LAST = _words(
    """
    the a an of and or but its their whose my our your his every than
    """
)

#: Verbs in forms that headings leave out.
FINITE_VERBS = _words(
    """
    is are was were has have had been be will would could should may might can did does do said says say told
    """
)

#: What addresses and names of files end in.
DOMAIN_ENDS = _words(
    """
    com org net io ai tv js py uk us ru ua eu de fr ch info gov edu int mil co asp aspx htm html php pdf doc docx
    xls txt jpg png gif mp3 mp4 zip exe app dev me biz news online example
    """
)

#: Words before which a verb form in -ed is no past, but says what something is like.
LEADS = _words(
    """
    a an the this that these those some of in on at with and or for from to by near over under his her its their
    """
)
