namespace LlmAttributes.Generators.Tests;

/// <summary>The files of the project under edit, with the ways to write them.</summary>
internal static class EditedSources
{
    public const string Far = """
        namespace Shop.Extra;
        public enum Kind { Far }
        public class Address { public string? City { get; set; } public int Far { get; set; } }
        public static class Texts { public const string Sort = "far "; }
        """;

    public static IReadOnlyList<(string Name, string Template)> Always { get; } =
    [
        ("Desk", Sources.Usings + """
            «||using Shop.Extra;||using static Shop.Texts;||using Kind = Shop.Mood;||using Kind = System.DayOfWeek;||#nullable disable»
            namespace «Shop.Desks||Shop||Shop.Other»;
            [LlmClient«||, Model(Models.Fast)||, RetryWithBackoff(Numbers.One)||, SystemPrompt(Texts.System)||, PromptFragment("f", Texts.Sort)»]
            public partial interface IDesk «: IBase|| ||: IBase, IMore»
            {
                // «one||two»
                [Prompt(«Texts.Sort + ||Sort + || »"{order.Address.City} {order.Inherited}«||{#if order.Address}{>f}{/if}||{#each order.Address as a}{a}{/each}»")«||, Fallback(Value = (Kind)Numbers.One)||, Fallback(Models.Fast, Method = "SpareAsync", On = (ErrorKinds)Numbers.One)»]
                Task<Kind> SortAsync(Order order, «Note||Note?||Order» note, CancellationToken token = default);

                [Prompt("«Tell {x}||{x:F2}||Tell»")]
                IAsyncEnumerable<string> TellAsync(int x«|| = Numbers.One»);
            }
            """),
        ("Bank", Sources.Usings + """
            namespace Shop;
            public partial class Bank « ||: Parent»
            {
                « ||public enum Inner { Own }»
                [LlmClient]
                public partial interface ITeller { [Prompt("{inner}")] Task<«Inner||Kind||Mood»> AskAsync(«Inner||System.DateTime||Kind» inner); }
            }
            """),
        ("Store", Sources.Usings + """
            namespace Shop.Desks;
            [Decorate«||, Timeout(Numbers.One)||, TracePerformance»]
            public partial interface IStore «: IMore|| » { Task<Order> FindAsync(«Key||string||Order» key, CancellationToken token); Kind Kind { get; } }
            """),
        ("Base", Sources.Usings + """
            namespace Shop;
            « ||[LlmClient]» public partial interface IBase { [Prompt("«{x}||{x}?»")] Task<string> BaseAsync(«string||string?||int||Kind» x); }
            public interface IMore { «||Task<Kind> SpareAsync(Order order, Note note, CancellationToken token) => null!;||Task<Kind> SpareAsync(Order order, Note? note, CancellationToken token);» [Prompt("more")] «Task<bool>||Task<Mood>||void» MoreAsync(); }
            """),
        ("Texts", """
            namespace Shop;
            public static class Models { public const string Fast = «Other.Key||"fast"||Other.Key + Texts.Sort»; }
            public static class Texts { public const string Sort = "«Sort||Order» "; public const string System = "«Be kind||Be brief»"; }
            """),
        ("Data", """
            namespace Shop;
            public class Order : «Parent||System.Object» { public «Address||Address?||string» Address { get; set; } = null!; }
            public «class||struct||record» Address { public «string?||int||Kind» City { get; set; } }
            public class Note «: Microsoft.Extensions.AI.TextContent { public Note() : base("") { } }||{ }»
            """),
        ("Kinds", """
            namespace Shop;
            public enum Kind { Good = «Numbers.One||1||3», «Bad||Ugly»
            #if NEW
                , New
            #endif
            }
            public enum Mood { «Happy, Sad||Sad, Happy||Happy» }
            """),
        ("Deep", """
            namespace Shop;
            public class Parent { public «int||string?» «Inherited||Renamed» { get; set; } public enum Inner { «Base||Deep» } }
            public static class Other { public const string Key = "«fast||slow»"; }
            public static class Numbers { public const int One = «1||2||0»; }
            """),
        ("Quiet", """
            namespace Shop.Desks;
            // «Order||Kind||nothing»
            internal static class Quiet { public static int Value() => «1||2||3||4||5»; }
            """),
    ];

    public static IReadOnlyList<(string Name, string Template)> Sometimes { get; } =
    [
        ("DeskPart", Sources.Usings + """
            namespace «Shop.Desks||Shop»;
            « ||[LlmClient]||[TracePerformance]» public partial interface IDesk { [Prompt("part")] Task<«string||Kind»> «PartAsync||RenderSort||SortAsync||Client»(); }
            """),
        ("TellerPart", """
            namespace Shop;
            public partial class Bank { « ||public class Client { }||public partial interface ITeller { public const int Client = 1; }» }
            """),
        ("Case", Sources.Usings + """
            namespace «Shop.Desks||shop.desks||Shop»;
            [LlmClient] public partial interface «Idesk||IDESK||IDesk» { [Prompt("case")] Task<Kind> CaseAsync(); }
            """),
        ("Globals", """
            global using «Kind = Shop.Mood||Kind = Shop.Desks.Hidden||static Shop.Texts||Shop.Extra||Key = Shop.Order||static Shop.Parent»;
            namespace Shop.Desks;
            « ||class Unseen { }»
            """),
        ("Hidden", "namespace Shop.Desks { public enum Hidden { «One||Two» } }"),
        ("Assembly", """
            [assembly: LlmAttributes.«SystemPrompt(Shop.Texts.System)||TracePerformance||Model(Shop.Models.Fast)||Timeout(Shop.Numbers.One)»]
            « ||[module: System.CLSCompliant(false)]»
            """),
        ("Shadows", """
            namespace «Shop.Desks||Shop||Shop.Other»
            {
                «public enum Kind { Shadow }||public class Order { }||public class Task<T> { }||public class Texts { }||public class PromptAttribute : System.Attribute { }||public static class Numbers { public const int One = 9; }»
            }
            """),
        ("Spaces", "namespace «Shop.System||System.Shop||Shop.Task||Task.Shop||Shop.Desks.Models||Shop.Shop» { « ||class Space { }» }"),
        ("Clients", """
            namespace «Shop||Shop.Desks»
            {
                «class Client { }||class Client1 { }||class Clerk { }||class Client { } class Client1 { }»
                « ||class Decorator { }||class Decorator { } class Decorator1 { }»
            }
            """),
        ("Escapes", """namespace Shop.Desks; public enum «K\u0069nd||Kinds||@Kind» { Escaped }"""),
        ("Models", """
            namespace Shop;
            public static class Prices { [LlmAttributes.LlmModel(InputUsdPerMillionTokens = «1||2»)] public const string Priced = «Other.Key||"priced"»; }
            """),
    ];
}
