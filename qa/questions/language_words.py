"""Words of languages: their names, how each asks for English, and what questions begin with."""

from __future__ import annotations

#: ISO 639 codes of the languages told apart, their names, and a request to ask in English, in the language itself.
LANGUAGES = {
    "ar": ("Arabic", "يرجى طرح السؤال بالإنجليزية."),
    "bg": ("Bulgarian", "Моля, задайте въпроса на английски."),
    "ca": ("Catalan", "Si us plau, pregunteu en anglès."),
    "cs": ("Czech", "Zeptejte se prosím anglicky."),
    "da": ("Danish", "Spørg venligst på engelsk."),
    "de": ("German", "Bitte fragen Sie auf Englisch."),
    "el": ("Greek", "Παρακαλώ ρωτήστε στα αγγλικά."),
    "es": ("Spanish", "Por favor, pregunte en inglés."),
    "et": ("Estonian", "Palun küsige inglise keeles."),
    "fa": ("Persian", "لطفاً به انگلیسی بپرسید."),
    "fi": ("Finnish", "Kysykää englanniksi."),
    "fr": ("French", "Veuillez poser la question en anglais."),
    "he": ("Hebrew", "נא לשאול באנגלית."),
    "hi": ("Hindi", "कृपया अंग्रेज़ी में पूछें।"),
    "hr": ("Croatian", "Molimo pitajte na engleskom."),
    "hu": ("Hungarian", "Kérjük, kérdezzen angolul."),
    "id": ("Indonesian", "Silakan bertanya dalam bahasa Inggris."),
    "it": ("Italian", "Si prega di chiedere in inglese."),
    "ja": ("Japanese", "英語で質問してください。"),
    "ko": ("Korean", "영어로 질문해 주세요."),
    "lt": ("Lithuanian", "Prašome klausti angliškai."),
    "lv": ("Latvian", "Lūdzu, jautājiet angliski."),
    "nl": ("Dutch", "Stel de vraag in het Engels."),
    "no": ("Norwegian", "Vennligst spør på engelsk."),
    "pl": ("Polish", "Proszę zapytać po angielsku."),
    "pt": ("Portuguese", "Por favor, pergunte em inglês."),
    "ro": ("Romanian", "Vă rugăm să întrebați în engleză."),
    "ru": ("Russian", "Пожалуйста, спросите по-английски."),
    "sk": ("Slovak", "Opýtajte sa prosím po anglicky."),
    "sr": ("Serbian", "Молимо питајте на енглеском."),
    "sv": ("Swedish", "Fråga gärna på engelska."),
    "th": ("Thai", "กรุณาถามเป็นภาษาอังกฤษ"),
    "tr": ("Turkish", "Lütfen İngilizce sorun."),
    "uk": ("Ukrainian", "Будь ласка, запитайте англійською."),
    "vi": ("Vietnamese", "Vui lòng hỏi bằng tiếng Anh."),
    "zh": ("Chinese", "请用英语提问。"),
}

#: English words that say what a question is, and that other languages hardly have.
ENGLISH = frozenset(
    """
    what who whom whose which when where why how the and are were does did has have had been with from that this there
    they their his she said says many much about would could should will can it its for not according after
    before during between into than them you your our because while against through
    """.split()  # noqa: SIM905  a table is easier to read and change
)
#: What questions begin with in languages of Latin letters.
OPENERS = {
    "ca": "qui què quan on com per quin quina quins quantes quants",
    "cs": "od komu kdo co kdy kde jak proč kolik který která které jaký jaká jaké je jsou",
    "da": "siden hvem hvad hvornår hvor hvordan hvorfor hvilken hvilket hvilke er har",
    "de": "seit in worüber womit wofür wer was wann wo wie warum wieso weshalb welche welcher welches welchem"
    " welchen wessen wohin woher wem wen ist sind hat haben wird kann gibt",
    "es": "en desde a quién quiénes qué cuándo dónde cómo cuál cuáles cuánto cuánta cuántos cuántas por quien cuando"
    " donde cuantos ha está",
    "et": "kes mis mida millal kus kuidas miks mitu kui millised kas",
    "fi": "minä mistä kenen kuka mikä mitä milloin missä miten miksi kuinka montako mitkä ketkä onko",
    "fr": "depuis en à qui que quoi quand où comment pourquoi combien quel quelle quels quelles est a qu",
    "hr": "tko što kada gdje kako zašto koliko koji koja koje je li",
    "hu": "mióta hogy ki kik mi mit mikor hol hogyan miért hány mennyi melyik",
    "id": "siapa apa kapan dimana di bagaimana mengapa kenapa berapa apakah",
    "it": "da in di a chi che cosa quando dove come perché quanto quanti quante quale quali è ha",
    "lt": "nuo kuo kuriais kuriame kas kada kur kaip kodėl kiek kuris kuri kurie kurios ką ar",
    "lv": "kopš kurā kam kas kad kur kā kāpēc cik kurš kura kuri kuras ko vai",
    "nl": "sinds van in wie wat wanneer waar hoe waarom hoeveel welke welk is heeft hebben zijn",
    "no": "hvem hva når hvor hvordan hvorfor hvilken hvilket hvilke er har",
    "pl": "od w do którym której kto co kiedy gdzie jak dlaczego ile ilu który która które jaki jaka jakie czy",
    "pt": "desde em a quem que quando onde como porque por quanto quantos quantas qual quais o é",
    "ro": "în cui cum cine ce când unde cum de cât câți câte care este",
    "sk": "kto čo kedy kde ako prečo koľko ktorý ktorá ktoré aký aká aké je",
    "sv": "sedan vem vilka vad när var hur varför vilken vilket är har",
    "tr": "kim kimdir kime ne kaç hangi nerede nasıl neden niçin mi mı mu mü",
    "vi": "ai gì khi nào ở đâu tại sao bao nhiêu",
}
