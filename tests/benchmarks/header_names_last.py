"""Invented people, and outlets and agencies, for the last set of header forms."""

from tests.benchmarks.header_story import Agency

NAMES = (
    *("Wilhelmina Frost", "Joost van der Poel", "Inés de la Vega Torres", "Pierre-Yves Garnier", "Aoife O'Malley"),
    *("D. H. Ravenscroft", "Katarzyna Wiśniewska", "George Alder Jr.", "Samira al-Tamimi", "Deniz Yalçın"),
    *("Dóra Varga", "Zhou Lan", "Le Thi Hoa", "Margaret C. Boyle", "Yuliia Hrytsenko", "Bjørn Aasen", "Choi Eun-ji"),
    *("Chioma Adeyemi", "Rahul Menon", "Hamish MacIntyre", "Rafael dos Reis", "Chiara Di Luca", "Karl von Thann"),
    *("Anaïs Le Gall", "Faith Waters", "Peter June", "Florence Hill", "Noble Carter", "Petra Horáková", "Mihai Stan"),
    *("Rūta Jankauskienė", "Oskar Lepik", "Lamia Haidar", "Ted Marsh", "Imke Sander", "Blessing Moyo"),
)
OUTLETS = (
    *("The Tarnfield Advertiser", "Osprey Bay Gazette", "The Ludmoor Star", "Port Celia Sentinel", "Eastfen Journal"),
    *("Redcliff Evening Post", "The Sable Review", "Channel Nine Wexmouth", "Inland Examiner", "thelanternpost.com"),
    *("The Boston Globe", "Los Angeles Times", "Le Parisien", "Die Zeit", "La Vanguardia", "Mother Jones"),
    *("The Scotsman", "Foreign Policy", "Postimees", "The Diplomat", "Nikkei Asia", "The Daily Star", "WIRED"),
)
AGENCIES = (
    *(Agency("Reuters", "Reuters"), Agency("AP", "The Associated Press"), Agency("AFP", "Agence France-Presse")),
    *(Agency("AP", "Associated Press"), Agency("PA", "PA Media"), Agency("dpa", "Deutsche Presse-Agentur")),
    *(Agency("ANI", "Asian News International"), Agency("BNS", "Baltic News Service"), Agency("TASS", "TASS")),
)
