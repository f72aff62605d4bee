namespace LlmAttributes;

/// <summary>The most common words of the languages that are told by words, since they share a script with others.</summary>
internal static class LanguageWords
{
    private static readonly (string Code, string Words)[] s_words =
    [
        ("en", "the of and to in is that it for was on are as with his they be at this have from or had by but not what all were we when your can said there use an each which she do how their if will so would about into than them then these has her him been who more no my than first its who after because a i you me do did does she just like get make know out up over any how should i'm it's don't"),
        ("de", "der die und das ist nicht ich sie es ein eine zu den mit auf für von dem sich auch als wie wir aus bei nach wird sind oder einen über werden hat kann nur noch durch haben dass wenn mehr zum zur des im so man aber diese dieser einer um am sein war"),
        ("fr", "le la les des et est un une que qui dans pour pas sur avec ce il elle nous vous par plus sont au du mais ou cette être aux fait comme tout ont son leur de à en je ne se si ces était donc on y même aussi peut"),
        ("es", "el la los las de que y en un una es por con para del al lo como más pero sus le ya este sí porque esta entre cuando muy sin sobre también fue había son está su no se o ser tiene hay desde todo cada puede"),
        ("it", "il la di che e un una per non è in con del della si da sono come più anche ma le dei al nel alla dal questo gli ha lo essere o delle nella degli ogni può quindi ai loro suo"),
        ("pt", "os as de que e do da em um uma para com não é por mais dos como mas ao ele das à seu sua ou quando muito nos já também pelo pela até isso são está foi tem cada pode no na"),
        ("nl", "de het een en van ik te dat die in is niet zijn op aan met als voor er maar om hem dan zou wat mijn door over ze zich bij ook tot je uit worden wordt deze naar heeft hij kan nog of"),
        ("sv", "och att det i en jag som är på för av han den till inte om var ett har de så men hade vi kan från när sig eller där ska med man"),
        ("da", "og at det i en som er på for med af den til ikke om der var et har de så men vi kan fra når sig eller skal også blev mere efter hvad"),
        ("no", "og i det på som er en til å han av for med at var de ikke den har jeg om et men så seg fra vi kan når skal også ble hun etter hva mer"),
        ("fi", "ja on ei se että hän oli ovat mutta tai kun niin kuin myös jos sen joka ole mukaan sekä voi olla tämä ne hänen jonka siitä"),
        ("pl", "i w na z do nie się że jest to o jak ale po co tak za od przez dla są oraz które który może być tego także lub ma jego jej aby"),
        ("cs", "a v je se na že s z do o jsou i pro jako za by ale po být od který které nebo není tak může jeho ve co má až jsme"),
        ("tr", "ve bir bu da de için ile olarak çok daha gibi olan kadar sonra ne var en ama veya değil her olduğu tarafından ki o"),
        ("ro", "și în de la cu pe că nu este un o care sau din mai pentru sunt ce dar prin al ale fi ca după fost se a lui"),
        ("hu", "a az és hogy nem is egy ez meg van azt de csak vagy mint már volt ki lehet kell ha el még között"),
        ("id", "yang dan di untuk dengan pada dari ini itu tidak dalam adalah ke akan atau juga oleh sebagai dapat telah mereka bisa karena ada"),
        ("vi", "và của là có không được các trong cho một với người những này để khi đã từ theo về đến nhiều cũng"),
        ("ru", "и в не на я что с он как это по но из у за от для так же все или если был быть может его они является к она мы чтобы только при"),
        ("uk", "і в не на що з як це до та за від для або але його вони які також може був є у він якщо при"),
        ("bg", "и в не на да се за от че с е като по са но към това или при ще има може"),
        ("kk", "және мен бұл үшін бар болып осы бір деп де да ол туралы ретінде немесе"),
        ("ar", "في من على أن إلى هذا التي الذي عن مع كان هذه ما لا أو كل بين"),
        ("fa", "و در به از که این را با است برای آن یک می های"),
        ("ur", "کے کی میں ہے اور سے کو کا یہ پر نے ہیں"),
        ("hi", "के में है की और से का को यह पर हैं एक लिए ने कि"),
        ("mr", "आणि आहे या च्या मध्ये की हे ते एक आहेत"),
    ];

    private static readonly Lazy<Dictionary<uint, ulong>> s_languages = new(static () =>
    {
        Dictionary<uint, ulong> languages = [];
        for (var i = 0; i < s_words.Length; i++)
        {
            foreach (var word in s_words[i].Words.Split(' '))
            {
                var hash = WordList.Hash(word);
                languages[hash] = languages.GetValueOrDefault(hash) | (1UL << i);
            }
        }

        return languages;
    });

    public static int Count => s_words.Length;

    public static string CodeOf(int number) => s_words[number].Code;

    /// <summary>The languages that have the word among their most common ones, a bit each.</summary>
    public static ulong LanguagesOf(uint hash) => s_languages.Value.GetValueOrDefault(hash);
}
