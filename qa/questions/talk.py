"""What people say around questions: greetings, thanks, and questions about who answers here."""

from __future__ import annotations

import re

#: Greetings, as they stand before a question or alone.
_HELLO = (
    r"hello|hi|hiya|hey|howdy|greetings|good (?:morning|afternoon|evening|day)"
    r"|hallo|guten (?:tag|morgen|abend)|moin|servus|grüezi|bonjour|bonsoir|salut|coucou|hola|buen[oa]s (?:días"
    r"|dias|tardes|noches)"
    r"|ciao|salve|buon(?:giorno|asera)|olá|ola|bom dia|boa (?:tarde|noite)|goedendag|goedemorgen|hej|hei"
    r"|god (?:dag|morgon)"
    r"|terve|moi|tere|sveiki|labdien|labas|laba diena|cześć|dzień dobry|ahoj|dobrý den|szia|jó napot|bună(?: ziua)?"
    r"|merhaba|selam|привет|здравствуйте|добрый день|привіт|добрий день|вітаю|здравей|γεια(?: σας| σου)?|καλημέρα"
    r"|مرحبا|السلام عليكم|سلام|שלום|नमस्ते|你好|您好|こんにちは|안녕(?:하세요)?|xin chào|namaste|salaam|shalom"
)
_THANKS = (
    r"thanks?(?: you)?(?: (?:very|so) much| a lot| again| anyway)?|thx|many thanks|cheers|danke(?: schön| sehr)?"
    r"|vielen dank"
    r"|merci(?: beaucoup)?|(?:muchas )?gracias|grazie(?: mille)?|(?:muito )?obrigad[oa]|dank (?:je|u)(?: wel)?"
    r"|tack(?: så mycket)?"
    r"|takk|tak|kiitos|aitäh|paldies|ačiū|dziękuję|děkuji|köszönöm|mulțumesc|teşekkür(?:ler| ederim)|спасибо|дякую"
    r"|ευχαριστώ|شكرا|תודה|धन्यवाद|谢谢|ありがとう(?:ございます)?|감사합니다"
)
_BYE = (
    r"(?:good ?)?bye(?: bye)?|see you(?: later| soon)?|good night|tschüss|auf wiedersehen|au revoir|adiós"
    r"|arrivederci|tchau"
)
_WHOM = r"there|all|everyone|everybody|bot|robot|computer|assistant|friend|team|you|again|sir|madam"
_MORE = (
    r"ok(?:ay)?|great|nice|good|cool|perfect|well done|excellent|wow|lol|haha|please|sorry|test(?:ing)?|yes|yeah"
    r"|no|nope|right"
)
_GAP = r"[\s,.!:;…–—-]*"

_ONLY_TALK = re.compile(rf"[¡\s]*(?:(?:{_HELLO}|{_THANKS}|{_BYE}|{_WHOM}|{_MORE})\b{_GAP}|[।！。])+[?]?", re.IGNORECASE)
_ONLY_THANKS = re.compile(rf"(?:{_MORE}|{_GAP})*(?:{_THANKS}|{_BYE})", re.IGNORECASE)
_ABOUT_US = re.compile(
    r"(?:(?:so|and|but|well|please)[\s,]+)*(?:"
    r"(?:who|what) (?:are|r) (?:you|u)|what(?: is|['’]s) (?:this|your name|article-?qa)(?: (?:page|site|thing"
    r"|tool|place))?"
    r"|are you (?:an? )?(?:real |human |chat)?(?:bot|robot|human|person|machine|ai|computer|chatgpt|gpt|llm"
    r"|language model|real|there|alive)"
    r"|how (?:do|does|can) (?:you|this|it|i) (?:work|use (?:this|you|it))(?: page| site| tool)?"
    r"|how are you(?: (?:doing|today))*"
    r"|what(?: else)? (?:can|could|do|should|may) (?:you|i) (?:do|ask|know|offer|type|write)(?: (?:you|here|about"
    r"|for me))*"
    r"|what (?:(?:kinds?|sorts?) of )?questions (?:can|could|should|may) i ask(?: you)?"
    r"|(?:how )?can you help(?: me)?|(?:please )?help(?: me)?(?: please)?|what['’]?s up|how can i (?:ask|start"
    r"|search|begin)(?: (?:you|here))?"
    r"|who (?:made|built|created|wrote|programmed) you|introduce yourself|tell me about yourself|what is your purpose"
    r")(?:[\s,]+(?:please|here|exactly|then))*[\s?.!]*",
    re.IGNORECASE,
)
#: What a question begins with that follows a greeting without a comma.
_QUESTION_WORD = (
    r"(?:who|whom|whose|what|which|when|where|why|how|is|are|was|were|do|does|did|has|have|had|can|could|will"
    r"|would|should"
    r"|please|tell|list|show|give)\b"
)
_LEADING = re.compile(
    rf"^[¡\s]*(?:(?:{_HELLO}|{_THANKS})(?: (?:{_WHOM}))?(?:\s*[,.!:;…–—-]+\s*|\s+(?={_QUESTION_WORD})))+(?=\S)",
    re.IGNORECASE,
)
_TRAILING = re.compile(rf"(?:(?<=\?)|(?<=[.,!]))\s*(?:{_THANKS}|please)\s*[.!]*$", re.IGNORECASE)


def without_courtesy(text: str) -> str:
    """Return a question without the greeting before it and the thanks behind it; talk alone stays as it is."""
    if _ONLY_TALK.fullmatch(text):
        return text
    bare = _TRAILING.sub("", _LEADING.sub("", text)).rstrip(" ,")
    return bare[0].upper() + bare[1:] if bare and bare != text else text


def is_talk(text: str) -> bool:
    """Tell whether a text only greets, thanks or asks who answers here."""
    return bool(_ONLY_TALK.fullmatch(text) or _ABOUT_US.fullmatch(text))


def is_thanks(text: str) -> bool:
    """Tell whether talk thanks or takes leave."""
    return bool(_ONLY_THANKS.match(text))
