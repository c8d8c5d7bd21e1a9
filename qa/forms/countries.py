"""Countries by name, people, and seat of government: what "which countries" and "what does Moscow say" can mean."""

from __future__ import annotations

import re
from functools import lru_cache

#: Name, other names, the people's, and after "@" where its government sits; "|" parts them, ";" two countries.
_TABLE = """
Afghanistan|Afghan|@Kabul;Albania|Albanian|@Tirana;Algeria|Algerian|@Algiers;Andorra|Andorran;Angola|Angolan|@Luanda;
Argentina|Argentine|Argentinian|@Buenos Aires;Armenia|Armenian|@Yerevan;Australia|Australian|@Canberra;
Austria|Austrian|@Vienna;Azerbaijan|Azerbaijani|Azeri|@Baku;Bahamas|Bahamian;Bahrain|Bahraini|@Manama;
Bangladesh|Bangladeshi|@Dhaka;Barbados|Barbadian;Belarus|Belarusian|Belarussian|@Minsk;Belgium|Belgian;Belize|Belizean;
Benin|Beninese;Bhutan|Bhutanese;Bolivia|Bolivian|@La Paz;Bosnia and Herzegovina|Bosnia|Bosnian|@Sarajevo;
Botswana|@Gaborone;Brazil|Brazilian|@Brasilia;Brunei|Bruneian;Bulgaria|Bulgarian|@Sofia;Burkina Faso|Burkinabe;
Burundi|Burundian;Cambodia|Cambodian|@Phnom Penh;Cameroon|Cameroonian;Canada|Canadian|@Ottawa;Cape Verde|Cape Verdean;
Central African Republic;Chad|Chadian;Chile|Chilean|@Santiago;China|Chinese|@Beijing;Colombia|Colombian|@Bogota;Comoros;
Congo|Congolese|@Kinshasa|@Brazzaville;Costa Rica|Costa Rican;Croatia|Croatian|Croat|@Zagreb;Cuba|Cuban|@Havana;
Cyprus|Cypriot|@Nicosia;Czech Republic|Czechia|Czech|@Prague;Denmark|Danish|Dane|@Copenhagen;Djibouti;
Dominican Republic|Dominican;East Timor|Timor-Leste;Ecuador|Ecuadorian|@Quito;Egypt|Egyptian|@Cairo;
El Salvador|Salvadoran;Equatorial Guinea;Eritrea|Eritrean;Estonia|Estonian|@Tallinn;Eswatini|Swaziland;
Ethiopia|Ethiopian|@Addis Ababa;Fiji|Fijian;Finland|Finnish|Finn|@Helsinki;France|French|@Paris;Gabon|Gabonese;
Gambia|Gambian;Georgia|Georgian|@Tbilisi;Germany|German|@Berlin;Ghana|Ghanaian|@Accra;Greece|Greek|@Athens;Grenada;
Guatemala|Guatemalan;Guinea|Guinean;Guinea-Bissau;Guyana|Guyanese;Haiti|Haitian;Honduras|Honduran;
Hungary|Hungarian|@Budapest;Iceland|Icelandic|@Reykjavik;India|Indian|@New Delhi|@Delhi;Indonesia|Indonesian|@Jakarta;
Iran|Iranian|@Tehran|@Teheran;Iraq|Iraqi|@Baghdad;Ireland|Irish|@Dublin;Israel|Israeli;Italy|Italian|@Rome;
Ivory Coast|Cote d'Ivoire|Ivorian;Jamaica|Jamaican;Japan|Japanese|@Tokyo;Jordan|Jordanian|@Amman;
Kazakhstan|Kazakh|@Astana;Kenya|Kenyan|@Nairobi;Kiribati;Kosovo|Kosovar|@Pristina;Kuwait|Kuwaiti;Kyrgyzstan|Kyrgyz;
Laos|Laotian;Latvia|Latvian|@Riga;Lebanon|Lebanese|@Beirut;Lesotho;Liberia|Liberian;Libya|Libyan|@Tripoli;
Liechtenstein|@Vaduz;Lithuania|Lithuanian|@Vilnius;Luxembourg|Luxembourgish;Madagascar|Malagasy;Malawi|Malawian;
Malaysia|Malaysian|@Kuala Lumpur;Maldives|Maldivian;Mali|Malian|@Bamako;Malta|Maltese|@Valletta;Marshall Islands;
Mauritania|Mauritanian;Mauritius|Mauritian;Mexico|Mexican|@Mexico City;Micronesia;Moldova|Moldovan|@Chisinau;Monaco;
Mongolia|Mongolian;Montenegro|Montenegrin|@Podgorica;Morocco|Moroccan|@Rabat;Mozambique|Mozambican|@Maputo;
Myanmar|Burma|Burmese;Namibia|Namibian;Nauru;Nepal|Nepalese|Nepali|@Kathmandu;
Netherlands|Holland|Dutch|@The Hague|@Amsterdam;New Zealand|New Zealander|@Wellington;Nicaragua|Nicaraguan|@Managua;
Niger|Nigerien;Nigeria|Nigerian|@Abuja;North Korea|North Korean|@Pyongyang;North Macedonia|Macedonia|Macedonian|@Skopje;
Norway|Norwegian|@Oslo;Oman|Omani;Pakistan|Pakistani|@Islamabad;Palau;Palestine|Palestinian|@Ramallah;Panama|Panamanian;
Papua New Guinea;Paraguay|Paraguayan;Peru|Peruvian|@Lima;Philippines|Philippine|Filipino|@Manila;
Poland|Polish|Pole|@Warsaw;Portugal|Portuguese|@Lisbon;Qatar|Qatari|@Doha;Romania|Romanian|@Bucharest;
Russia|Russian Federation|Russian|@Moscow|@Kremlin;Rwanda|Rwandan|@Kigali;Samoa|Samoan;San Marino;
Saudi Arabia|Saudi|@Riyadh;Senegal|Senegalese|@Dakar;Serbia|Serbian|Serb|@Belgrade;Seychelles;Sierra Leone;
Singapore|Singaporean;Slovakia|Slovak|@Bratislava;Slovenia|Slovenian|Slovene|@Ljubljana;Solomon Islands;
Somalia|Somali|@Mogadishu;South Africa|South African|@Pretoria;South Korea|South Korean|@Seoul;
South Sudan|South Sudanese;
Spain|Spanish|Spaniard|@Madrid;Sri Lanka|Sri Lankan|@Colombo;Sudan|Sudanese|@Khartoum;Suriname|Surinamese;
Sweden|Swedish|Swede|@Stockholm;Switzerland|Swiss|@Bern;Syria|Syrian|@Damascus;Taiwan|Taiwanese|@Taipei;Tajikistan|Tajik;
Tanzania|Tanzanian;Thailand|Thai|@Bangkok;Togo|Togolese;Tonga|Tongan;Trinidad and Tobago|Trinidad;
Tunisia|Tunisian|@Tunis;Turkey|Türkiye|Turkiye|Turkish|Turk|@Ankara;Turkmenistan|Turkmen;Tuvalu;
Uganda|Ugandan|@Kampala;Ukraine|Ukrainian|@Kyiv|@Kiev;United Arab Emirates|UAE|Emirati|@Abu Dhabi;
United Kingdom|UK|U.K.|Britain|Great Britain|British|Briton|@London|@Downing Street;
United States|US|U.S.|USA|America|American|@Washington|@White House|@Pentagon;Uruguay|Uruguayan;Uzbekistan|Uzbek;
Vanuatu;Vatican|Holy See;Venezuela|Venezuelan|@Caracas;Vietnam|Vietnamese|@Hanoi;Yemen|Yemeni|@Sanaa;
Zambia|Zambian|@Lusaka;Zimbabwe|Zimbabwean|@Harare
"""


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    """Every name of a country to its first one; a seat of government with its "@"."""
    rows = (row.strip().split("|") for row in _TABLE.split(";"))
    return {name: row[0] for row in rows for name in row}


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    longest_first = sorted((name for name in _names() if name[0] != "@"), key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?=s?(?!\w))")


def countries_in(text: str) -> list[str]:
    """Return the countries that a text names, by themselves or their people, each once, in order."""
    return list(dict.fromkeys(_names()[match[0]] for match in _pattern().finditer(text)))


def names_of(name: str) -> tuple[str, ...]:
    """Return all names of the country that a name means, its seat of government among them; none if it means none."""
    country = _names().get(name) or _names().get(f"@{name}")
    return tuple(each.removeprefix("@") for each, of in _names().items() if of == country) if country else ()
