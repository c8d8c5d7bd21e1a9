"""Invented people, and outlets and agencies, for the third set of header forms."""

from tests.benchmarks.header_story import Agency

NAMES = (
    *("Rosa Lind", "Edmund Pryce", "Clara van Houten", "Ignacio Fuentes Mora", "Marie-Claire Dubois", "Sinéad O'Hara"),
    *("R. J. Calloway", "Agnieszka Nowak", "Thomas Whitby", "Leila al-Sayed", "Burak Çelik", "Péter Horváth"),
    *("Zhao Min", "Pham Quoc Bao", "Martha E. Stone", "Taras Bondarenko", "Ingrid Solberg", "Lee Soo-jin"),
    *("Amara Nwosu", "Vikram Iyer", "Catriona McBride", "Beatriz da Costa", "Marco De Luca", "Otto von Reuss"),
    *("Théo Le Roux", "Hope Fielding", "Mark Summers", "Austin Page", "Grace Church", "Jiří Svoboda", "Anca Ionescu"),
)
OUTLETS = (
    *("Corvale Mercury", "The Fenwick Times", "Stonebridge Observer", "The Eastmark Tribune", "Pinehurst Daily News"),
    *("Isleworth Standard", "The Amber Coast Review", "Valmere Today", "Radio Valmere", "Kestrel News Network"),
    *(
        "The Times",
        "The Independent",
        "The Telegraph",
        "Süddeutsche Zeitung",
        "Libération",
        "El Mundo",
        "The Economist",
    ),
    *("Kyiv Post", "CBC News", "The Sydney Morning Herald", "Hurriyet Daily News", "EUobserver", "The Atlantic"),
)
AGENCIES = (
    *(Agency("Reuters", "Reuters"), Agency("Reuters", "Reuters"), Agency("AP", "The Associated Press")),
    *(Agency("AP", "Associated Press"), Agency("AFP", "Agence France-Presse"), Agency("PTI", "Press Trust of India")),
    *(Agency("dpa", "Deutsche Presse-Agentur"), Agency("Xinhua", "Xinhua"), Agency("PA", "PA Media")),
)
