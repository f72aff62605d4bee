using System.Collections.Frozen;

namespace LlmAttributes;

/// <summary>The words of closed classes.</summary>
internal static class WordLists
{
    public static FrozenSet<string> Function { get; } = Set(
        "a an the this that these those is are was were be been being am do does did done doing has have had having can could will would shall should may might must i me my mine myself you your yours he him his she her hers it its " +
        "we us our ours they them their theirs who whom whose what which when where why how and or but if then than so as of in on at by for from to into onto with about over under between during through up down out off there here " +
        "please just also too very really actually some any all each every both such own same other another more most much many few it's let lets get gets got way ways thing things good best better well one ones like want need know " +
        "tell give show explain anything something possible order person's ever even still only now hi hello hey thanks thank kind sort type against before after reason step process procedure method purpose proper during possible");

    public static FrozenSet<string> Negation { get; } = Set("not never no none nor neither nobody nothing nowhere without cannot hardly nt impossible unable");

    public static FrozenSet<string> Question { get; } = Set("who whom whose what which when where why how there here it that");

    /// <summary>Numbers in words; <c>one</c> is left out, for it mostly stands for a thing.</summary>
    public static FrozenDictionary<string, double> Numbers { get; } = new Dictionary<string, double>(StringComparer.Ordinal)
    {
        ["zero"] = 0, ["two"] = 2, ["three"] = 3, ["four"] = 4, ["five"] = 5, ["six"] = 6, ["seven"] = 7, ["eight"] = 8, ["nine"] = 9, ["ten"] = 10, ["eleven"] = 11, ["twelve"] = 12, ["thirteen"] = 13,
        ["fourteen"] = 14, ["fifteen"] = 15, ["sixteen"] = 16, ["seventeen"] = 17, ["eighteen"] = 18, ["nineteen"] = 19, ["twenty"] = 20, ["thirty"] = 30, ["forty"] = 40, ["fifty"] = 50, ["sixty"] = 60, ["seventy"] = 70,
        ["eighty"] = 80, ["ninety"] = 90, ["hundred"] = 100, ["thousand"] = 1e3, ["million"] = 1e6, ["billion"] = 1e9, ["dozen"] = 12, ["half"] = 0.5, ["quarter"] = 0.25, ["first"] = 1, ["second"] = 2, ["third"] = 3,
        ["fourth"] = 4, ["fifth"] = 5, ["sixth"] = 6, ["seventh"] = 7, ["eighth"] = 8, ["ninth"] = 9, ["tenth"] = 10, ["double"] = 2, ["triple"] = 3, ["twice"] = 2, ["once"] = 1,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Units by the unit that stands for them.</summary>
    public static FrozenDictionary<string, string> Units { get; } = Forms(
        "km kilometre kilometer kilometres kilometers|m metre meter metres meters|cm centimetre centimeter centimetres centimeters|mm millimetre millimetres millimeter millimeters|mile miles mi|foot feet ft|inch inches|yard yards|" +
        "kg kilo kilos kilogram kilograms|g gram grams|mg milligram milligrams|lb lbs pound pounds|oz ounce ounces|ton tons tonne tonnes|stone stones|l litre liter litres liters|ml millilitre millilitres milliliter milliliters|" +
        "gallon gallons|cup cups|tablespoon tablespoons tbsp|teaspoon teaspoons tsp|second seconds sec s|ms millisecond milliseconds|minute minutes min mins|hour hours hr hrs h|day days|week weeks|month months|year years|decade decades|century centuries|" +
        "celsius °c|fahrenheit °f|kelvin|percent % percentage|dollar dollars $ usd bucks|euro euros € eur|£ gbp|yen ¥ jpy|rupee rupees ₹ inr|bitcoin bitcoins btc|kb kilobyte kilobytes|mb megabyte megabytes|gb gigabyte gigabytes|" +
        "tb terabyte terabytes|bit bits|byte bytes|mbps|gbps|kbps|watt watts|volt volts v|amp amps ampere|kwh|kj|j joule joules|kw|hz|khz|mhz|ghz|bar bars|psi|acre acres|hectare hectares ha|mph|kmh|am a.m.|pm p.m.|" +
        "monday|tuesday|wednesday|thursday|friday|saturday|sunday|january jan|february feb|april|june|july|august|september sept|october|november|december|today|tomorrow|yesterday|tonight|morning|evening|spring|summer|autumn|winter|" +
        "daily|weekly|monthly|yearly annually");

    /// <summary>Units of one letter or that are words too: they count after a number alone.</summary>
    public static FrozenSet<string> UnitsAfterNumber { get; } = Set("m g l s h v j mi min sec bar bars ha am cup cups stone stones foot feet second seconds pound pounds may march spring bit bits yard yards ms");

    /// <summary>Words that turn each other's sense.</summary>
    private static readonly FrozenDictionary<string, FrozenSet<string>> s_antonyms = Opposites(
        "increase decrease|increase reduce|enable disable|high low|highest lowest|gain lose|buy sell|advantage disadvantage|pros cons|benefit drawback|benefit risk|maximum minimum|max min|encrypt decrypt|encode decode|before after|open close|" +
        "open shut|cheap expensive|cheapest expensive|cheapest dearest|import export|good bad|best worst|better worse|first last|add remove|add subtract|add delete|create delete|large small|largest smallest|biggest smallest|start stop|begin end|positive negative|" +
        "ascend descend|ascending descending|accept reject|accept decline|old new|oldest newest|old young|oldest youngest|upload download|for against|fast slow|fastest slowest|hot cold|warm cold|more less|most least|many few|on off|push pull|" +
        "win lose|love hate|long short|longest shortest|tall short|tallest shortest|early late|earlier later|earliest latest|always never|all none|allow forbid|allow prohibit|allow deny|permit forbid|include exclude|contain exclude|cover exclude|" +
        "legal illegal|true false|left right|up down|above below|over under|inside outside|in out|male female|man woman|boy girl|husband wife|mother father|son daughter|brother sister|black white|day night|north south|east west|" +
        "arrive depart|arrival departure|borrow lend|lock unlock|mount unmount|pass fail|success failure|succeed fail|attack defend|strong weak|rich poor|light dark|wet dry|heavy light|thick thin|wide narrow|deep shallow|" +
        "inflate deflate|public private|internal external|input output|read write|front back|top bottom|odd even|plus minus|multiply divide|attract repel|lender borrower|buyer seller|teacher student|employer employee|" +
        "husband girlfriend|income expense|profit loss|deposit withdraw|wholesale retail|domestic international|domestic foreign|natural artificial|vegetarian meat|hard soft|hardware software|introvert extrovert|liberal conservative|" +
        "republican democrat|vertical horizontal|minor major|minority majority|full empty|full part|dead alive|life death|birth death|healthy sick|safe dangerous|clean dirty|loud quiet|lenient strict|easy hard|simple complex|interest boring|" +
        "tighten loosen|raise lower|rise fall|grow shrink|expand shrink|expand contract|attach detach|connect disconnect|appear disappear|agree disagree|like dislike|trust distrust|insert delete|insert remove|hire fire|marry divorce");

    /// <summary>The languages that requests name.</summary>
    public static FrozenSet<string> Languages { get; } = Set(
        "english german french spanish italian portuguese dutch swedish danish norwegian finnish polish czech greek turkish russian ukrainian hungarian romanian chinese mandarin cantonese japanese korean vietnamese thai hindi tamil telugu bengali urdu punjabi marathi arabic persian hebrew latin indonesian malay swahili");

    /// <summary>Whether two words turn each other's sense.</summary>
    public static bool AreOpposite(QueryWord a, QueryWord b) => Contains(a.Text, b.Text) || Contains(WordStem.Of(a.Text), WordStem.Of(b.Text)) || Contains(a.Form, b.Form);

    private static bool Contains(string word, string other) => s_antonyms.TryGetValue(word, out var others) && others.Contains(other);

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static FrozenDictionary<string, string> Forms(string groups) =>
        groups.Split('|').SelectMany(static g => g.Split(' ').Select(word => (word, form: g.Split(' ')[0]))).ToFrozenDictionary(static p => p.word, static p => p.form, StringComparer.Ordinal);

    private static FrozenDictionary<string, FrozenSet<string>> Opposites(string pairs) =>
        pairs.Split('|').Select(static p => p.Split(' '))
            .SelectMany(static p => new[] { (Word: p[0], Other: p[1]), (Word: WordStem.Of(p[0]), Other: WordStem.Of(p[1])) })
            .SelectMany(static p => new[] { p, (Word: p.Other, Other: p.Word) })
            .GroupBy(static p => p.Word, StringComparer.Ordinal)
            .ToFrozenDictionary(static g => g.Key, static g => g.Select(static p => p.Other).ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);
}
