"""Invented people, and outlets and agencies, for the forms held out of the writing of rules."""

from tests.benchmarks.header_story import Agency

NAMES = (
    *("Harriet Voss", "Diederik van den Broek", "Lucía de los Ríos", "Jean-Baptiste Morel", "Niamh O'Dwyer"),
    *("P. G. Larkmoor", "Małgorzata Zielińska", "Walter Finch III", "Khalid al-Mansouri", "Emre Şahin"),
    *("Elif Nur Kaya", "Gábor Török", "Liu Jing", "Xu Haoran", "Tran Van Duc", "Susan B. Okonkwo", "Andriy Melnyk"),
    *("Åsa Lindström", "Park Ji-woo", "Chinedu Eze", "Anjali Deshpande", "Fiona MacLeod", "Noor ul Haq"),
    *("Carlos Eduardo de Souza", "Paolo Dell'Acqua", "Friedrich zu Lauenburg", "Chloé Le Bihan", "Denis D'Souza"),
    *("Martin Day", "June Parker", "Sydney Rivers", "Bill Reader", "Dean Archer", "Jana Nováková", "Miloš Jovanović"),
)
OUTLETS = (
    *("Tidewater Chronicle", "The Northgate Herald", "Lanternfield Gazette", "Radio Free Europe/Radio Liberty"),
    *("The Washington Post", "Le Figaro", "The Moscow Times", "Middle East Eye", "Financial Times", "Sky News"),
    *("La Repubblica", "Dawn", "Kathimerini", "Responsible Statecraft", "The Japan Times", "The Conversation", "Vox"),
    *("The Globe and Mail", "Folha de S.Paulo", "Novaya Gazeta Europe", "NBC News", "Haaretz", "Gulf News"),
)
AGENCIES = (
    *(Agency("Reuters", "Reuters"), Agency("AP", "The Associated Press"), Agency("AFP", "Agence France-Presse")),
    *(Agency("UPI", "United Press International"), Agency("ANSA", "ANSA"), Agency("Kyodo", "Kyodo News")),
    *(Agency("EFE", "Agencia EFE"), Agency("Interfax", "Interfax"), Agency("Anadolu", "Anadolu Agency")),
)
