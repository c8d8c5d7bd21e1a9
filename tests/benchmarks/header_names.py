"""Invented people, and outlets and agencies, for the forms that rules may be written with."""

from tests.benchmarks.header_story import Agency

NAMES = (
    *("Ada Quill", "Ludwig van der Meer", "María de la Cruz Ibáñez", "Anne-Sophie Keller", "Siobhán O'Rourke"),
    *("J. K. Marlowe", "Łukasz Wójcik", "Robert Hale Jr.", "Ahmad al-Khatib", "Mehmet Yıldırım", "Ayşe Gül Demir"),
    *("Zoltán Szabó", "Chen Wei", "Li Xiaoming", "Nguyen Thi Minh Anh", "John Q. Harper", "Jean-Luc de Villiers"),
    *("Olena Kovalenko", "Søren Ødegård", "Kim Min-jun", "Ngozi Okafor", "Priya Ramanathan", "Conor McAllister"),
    *("Bo van Reed", "T. S. Whitlock", "Fatima Zahra Benali", "Omar bin Rashid", "Dmytro Shevchuk", "Ioana Popescu"),
    *("Kateřina Dvořáková", "Ivan Petrović", "Tomasz Lis", "Márton Kiss", "Gülşen Aksoy", "Hassan Abu Zeid"),
    *("Grace Mwangi", "Tendai Chikowore", "Yuki Tanaka", "Wang Fang", "Zhang Yimeng", "Rosa dos Santos"),
    *("Pedro Henrique da Silva", "Luca Di Stefano", "Giulia De Angelis", "Heinrich von Adel", "Marie Le Goff"),
    *("Patrick D'Arcy", "Eleanor St. Clair", "Mary Beth Sandoval", "William R. Thornbury", "A. C. Penhaligon"),
    *("Sam Price", "Mark Field", "April Winters", "Jordan Banks", "Paris Holloway", "Will Baker", "Rose Law"),
    *("Nadia Haddad", "Yusuf Öztürk", "Birgit Müller-Hahn", "Eszter Nagy", "Vytautas Kazlauskas", "Līga Bērziņa"),
)
OUTLETS = (
    *("Harbour Post", "The Baltic Ledger", "Quillhaven Courier", "The Meridian Dispatch", "Northern Echo & Mail"),
    *("The New York Times", "Le Monde", "Deutsche Welle", "Al Jazeera", "The Kyiv Independent", "BBC News"),
    *("The Guardian", "Der Spiegel", "El País", "USA TODAY", "CNN", "The Week", "NPR", "POLITICO", "Axios"),
    *("The Straits Times", "Daily Sabah", "Balkan Insight", "South China Morning Post", "France 24", "ABC News"),
    *("The Irish Times", "Rappler", "openDemocracy", "AntiWar.com", "The Hindu", "Euronews", "Defense One"),
)
AGENCIES = (
    *(Agency("Reuters", "Reuters"), Agency("Reuters", "Reuters")),
    *(Agency("AP", "The Associated Press"), Agency("AP", "Associated Press"), Agency("AFP", "Agence France-Presse")),
    *(Agency("AFP", "Agence France-Presse"), Agency("dpa", "Deutsche Presse-Agentur"), Agency("Xinhua", "Xinhua")),
    *(Agency("TASS", "TASS"), Agency("PA", "PA Media")),
)
