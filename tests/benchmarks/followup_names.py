"""Names that questions about the news hold, by kind: which pronoun stands for them, and what they are swapped with."""


def names(text):
    return [name.strip() for name in text.replace("\n", " ").split(",")]


PLACES = names("""
Afghanistan, Albania, Argentina, Australia, Austria, Belarus, Belgium, Brazil, Britain, Bulgaria, California, Canada,
Chile, China, Colombia, Croatia, Cuba, Cyprus, Denmark, Egypt, England, Estonia, Ethiopia, Europe, Finland, Florida,
France, Georgia, Germany, Greece, Hawaii, Hungary, Iceland, India, Indonesia, Iran, Iraq, Ireland, Israel, Italy, Japan,
Kenya, Kuwait, Latvia, Lithuania, London, Mali, Mexico, Moldova, Morocco, Nepal, Nigeria, Norway, Pakistan, Peru,
Poland, Portugal, Qatar, Romania, Russia, Scotland, Senegal, Serbia, Singapore, Slovakia, Somalia, Spain, Sweden,
Switzerland, Syria, Taiwan, Texas, Thailand, Tunisia, Turkey, Uganda, Ukraine, Venezuela, Vietnam, Wales, Yemen, Zambia,
United States, United Kingdom, New Zealand, Saudi Arabia, South Korea, Puerto Rico, US, UK
""")
BODIES = names("""
NATO, Netflix, NASA, Twitter, Tesla, Google, Walmart, Pfizer, KFC, CNN, TikTok, Congress, Parliament, Microsoft, Boeing,
White House, Supreme Court, World Health Organization, European Union, Red Cross, Bank of England
""")
MEN = names("""
Joe Biden, Donald Trump, Elon Musk, LeBron James, Boris Johnson, Vladimir Putin, Warren Buffett, Kanye West, Alex Jones,
Emmanuel Macron, Olaf Scholz, Prince William
""")
WOMEN = names("""
Liz Truss, Serena Williams, Dina Boluarte, Nichelle Nichols, Sue Bird, Olivia Newton-John, Angela Merkel, Kamala Harris,
Nancy Pelosi, Sanna Marin
""")
STORMS = names("Hurricane Ian, Hurricane Fiona, Hurricane Roslyn, Hurricane Andrew, Hurricane Katrina")

#: Each kind's names and pronouns: subject, object, possessive.
KINDS = {
    "place": (PLACES, ("it", "it", "its")),
    "body": (BODIES, ("it", "it", "its")),
    "man": (MEN, ("he", "him", "his")),
    "woman": (WOMEN, ("she", "her", "her")),
    "storm": (STORMS, ("it", "it", "its")),
}
TITLES = ("then-President", "President", "Prime Minister", "Queen", "King", "First lady")
