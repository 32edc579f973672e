"""Words of many scripts, and sentences of them with everything that makes setting them hard."""

LANGUAGES = {
    "en": "the role decides what and why to build roadmap stakeholders internationalisation "
          "affluent officers waffle efficient fjord coordination responsibilities offline week",
    "de": "die Rolle entscheidet was gebaut wird Donaudampfschifffahrtsgesellschaftskapitän "
          "Anforderungsmanagement größer Straße Übersicht Verantwortung und der",
    "fr": "le rôle décide œuvre l’équipe à Noël garçon façon "
          "anticonstitutionnellement pourquoi",
    "pl": "żółw jaźń gęślą współpraca zespół",
    "tr": "İstanbul ışık görev çalışma değişim",
    "vi": "Tiếng Việt quyết định sản phẩm",
    "el": "Διαχειριστής προϊόντος και ἀρχὴ",
    "ru": "роль решает что делать "
          "достопримечательность ёж",
    "hy": "դերը որոշում է",
    "ka": "როლი წყვეტს გუნდი",
    "he": "תפקיד מחליט מה ולמה שָׁלוֹם צה״ל",
    "ar": "الدور يقرر ماذا ولماذا مُحَمَّد للال",
    "fa": "نقش تصمیم می\u200cگیرد پژوهش ۱۲۳",
    "hi": "भूमिका निर्णय क्षत्रिय हिन्दी श्री",
    "bn": "ভূমিকা সিদ্ধান্ত কোন",
    "ta": "பாத்திரம் முடிவு கொண்டு",
    "te": "పాత్ర నిర్ణయం",
    "ml": "പങ്ക് തീരുമാനം",
    "si": "භූමිකාව තීරණය",
    "my": "အခန်းကဏ္ဍ ဆုံးဖြတ်ချက်",
    "km": "តួនាទី សម្រេចចិត្ត",
    "lo": "ບົດບາດ ຕັດສິນໃຈ",
    "th": "บทบาทตัดสินใจ ผู้จัดการผลิตภัณฑ์ที่ดี น้ำ",
    "am": "ሚና ይወስናል ምን",
    "ja": "役割が何を作るか決める。 プロダクト・マネージャー「特別」がっこう",
    "zh": "角色决定做什么，为什么。 产品经理",
    "ko": "역할이 무엇을 결정합니다",
}
for lang, words in LANGUAGES.items():
    LANGUAGES[lang] = words.split()

# Words with characters that draw nothing, that are composed elsewhere, or that join.
HARD = (
    "un\u00adbe\u00adliev\u00ada\u00adble", "Silben\u00adtrennung", "data\u200bbase",
    "e\u0301tude", "A\u030angstro\u0308m", "ṩ", "q\u0323\u0307", "fi\u200cnd", "ﬁne", "file",
    "a\u2060b", "\u00a0x", "10\u202f000", "C++", "A&B", "<tag>", "R\"D", "it's",
    "https://example.org/a/very-long/path?with=query&and=more#end", "1/2", "½", "€5",
    "x²", "\u2212273", "\u2192", "\u2014", "\u2026", "“quoted”", "(round)", "[square]",
    "3×4", "100%", "a-b-c", "well-known", "AT&T's", "¿qué?", "Übergröße",
    "1,234.50", "07:30", "§\u00a07", "nº", "\u2022", "Ver.\u00a02", "office-affine",
)

PUNCTUATION = ("", "", "", "", "", "", ",", ".", ";", ":", "!", "?", " \u2013", "\u2026")

LETTERS = "abcdefghijklmnoprstuvwz"


class Words:
    """flavour: plain words of the language, or all scripts and hard words among them."""

    def __init__(self, rng, flavour):
        self.rng = rng
        self.flavour = flavour

    def language(self):
        if self.flavour == "plain":
            return self.rng.choice(("en", "de"))
        return self.rng.choice(tuple(LANGUAGES))

    def word(self, lang):
        kind = self.rng.random()
        own = LANGUAGES.get(lang.split("-")[0], LANGUAGES["en"])
        if self.flavour == "plain" or kind < 0.8:
            return self.rng.choice(own)
        if kind < 0.88:
            return self.rng.choice(HARD)
        if kind < 0.92:
            return str(self.rng.randint(0, 99999))
        if kind < 0.93:
            return "".join(self.rng.choice(LETTERS) for _ in range(self.rng.randint(15, 80)))
        return self.rng.choice(LANGUAGES[self.language()])

    def sentence(self, lang, n):
        """n words with signs behind them and white space between, sometimes much."""
        out = []
        for _ in range(n):
            out.append(self.word(lang) + self.rng.choice(PUNCTUATION))
            out.append(self.rng.choice(" " * 12 + "\n") if self.rng.random() < 0.97
                       else self.rng.choice(("  ", "\n\t", " \n ")))
        return "".join(out[:-1])
