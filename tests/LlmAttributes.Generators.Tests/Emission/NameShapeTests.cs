namespace LlmAttributes.Generators.Tests;

/// <summary>No name that a user may choose clashes with a generated one.</summary>
public sealed class NameShapeTests
{
    [Fact]
    public void Emit_ContractDerivedFromContract_HidesCreate()
    {
        var output = Sources.Run("""
            namespace Shop;
            [LlmClient]
            public partial interface IBase { [Prompt("{item}")] Task<string> AskAsync(int item); }
            [LlmClient]
            public partial interface IDerived : IBase { [Prompt("{item}")] Task<string> TellAsync(int item); }
            public static class Use { public static IBase Make(IChatClient client) => IDerived.Create(client); }
            """);

        Assert.Contains("new static global::Shop.IDerived Create(", output["Shop.IDerived.g.cs"], StringComparison.Ordinal);
        Assert.Contains("new static global::System.Collections.Generic.IReadOnlyList<global::Microsoft.Extensions.AI.ChatMessage> RenderAsk(", output["Shop.IDerived.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Emit_KeywordIdentifiers_Compiles() => Sources.Run("""
        namespace @namespace.@class;
        public sealed class @event { public string @int { get; set; } = ""; }
        public enum @enum { @true, @false, plain }
        [LlmClient]
        public partial interface @interface
        {
            [Prompt("{class} {event.int} {from} {await} {_}")]
            Task<@enum> @void(string @class, @event @event, string from, string @await, int _, CancellationToken @default = default);
            [Prompt("{binder} {s_contract} {_void} {_record}")]
            Task<string> record(string binder, string s_contract, string _void, string _record, string value = "x");
        }
        """.Replace("{_record}", "{_record} {value}", StringComparison.Ordinal));

    [Fact]
    public void Emit_GlobalNamespace_Compiles() => Sources.Run("""
        [LlmClient]
        public partial interface IDesk { [Prompt("{item}")] Task<string> AskAsync(int item); }
        """);

    [Fact]
    public void Emit_TwoContractsOfOneSimpleName_RegistersBoth()
    {
        var output = Sources.Run("""
            namespace Shop
            {
                [LlmClient] public partial interface IDesk { [Prompt("{item}")] Task<string> AskAsync(int item); }
                [LlmClient] internal partial interface IDesk<T> { [Prompt("{item}")] Task<string> AskAsync(T item); }
                public partial class A { [LlmClient] public partial interface IDesk { [Prompt("{item}")] Task<string> AskAsync(int item); } }
                [LlmClient] public partial interface Desk { [Prompt("{item}")] Task<string> AskAsync(int item); }
            }
            namespace Bank
            {
                [LlmClient] public partial interface IDesk { [Prompt("{item}")] Task<string> AskAsync(int item); }
            }
            """);

        Assert.Contains("AddDesk(", output["Shop.LlmAttributesRegistration.g.cs"], StringComparison.Ordinal);
        Assert.Contains("AddADesk(", output["Shop.LlmAttributesRegistration.g.cs"], StringComparison.Ordinal);
        Assert.Contains("AddDesk(", output["Bank.LlmAttributesRegistration.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Emit_MembersNamedLikeOurs_Compiles() => Sources.Run("""
        namespace Shop;
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{item}")] Task<string> Client(int item);
            [Prompt("{item}")] Task<string> Contract(int item);
            [Prompt("{item}")] Task<string> Create(int item);
            [Prompt("{item}")] Task<string> RenderCreate(int item);
            [Prompt("{item}")] Task<string> ToString();
            [Prompt("{item}")] Task<string> Equals(object item);
            class Client1 { }
            static string RenderClient(int item) => "mine";
        }
        """.Replace("[Prompt(\"{item}\")] Task<string> ToString();", "[Prompt(\"x\")] Task<string> ToString();", StringComparison.Ordinal));

    [Fact]
    public void Emit_CreateOfTheUser_IsKept() => Sources.Run("""
        namespace Shop;
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{item}")] Task<string> AskAsync(int item);
            static IDesk Create(IChatClient chatClient) => throw new NotImplementedException();
        }
        """);

    [Fact]
    public void Emit_OverloadsThatDifferInTheTokenAlone_RenderUnderTwoNames()
    {
        var output = Sources.Run("""
            namespace Shop;
            [LlmClient]
            public partial interface IDesk
            {
                [Prompt("{item}")] Task<string> AskAsync(int item);
                [Prompt("{item}!")] Task<string> AskAsync(int item, CancellationToken token);
                [Prompt("{item}?")] Task<string> AskAsync(string item);
                [Prompt("{item}?")] Task<string> Ask(string item);
                [Prompt("{item}?")] Task<string> Ask<T>(string item);
            }
            """);

        Assert.Contains("RenderAsk2(int item)", output["Shop.IDesk.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Emit_UserTypesNamedLikeOurs_Compiles() => Sources.Run("""
        namespace Shop.LlmAttributes { public class Runtime; }
        namespace Shop.System { public class String; }
        namespace Shop.Microsoft { public class Extensions; }
        namespace Shop
        {
            public class Prompt; public class CallPlan; public class Task; public class Client; public class Answers; public class Contracts; public class IServiceCollection;
            [global::LlmAttributes.LlmClient]
            public partial interface IDesk
            {
                [global::LlmAttributes.Prompt("{prompt} {client}")]
                global::System.Threading.Tasks.Task<string> AskAsync(Prompt prompt, Client client, Task task, CallPlan plan);
            }
        }
        """.Replace("{prompt} {client}", "{prompt} {client} {task} {plan}", StringComparison.Ordinal));

    [Fact]
    public void Emit_OptionalParameterValues_AreKeptByRender()
    {
        var output = Sources.Run("""
            namespace Shop;
            [LlmClient]
            public partial interface IDesk
            {
                [Prompt("{a}{b}{c}{d}{e}{f}{g}{h}{i}{j}{k}")]
                Task<string> AskAsync(string a = "q\"\u2028", char b = '\'', int c = -1, double d = 0.1, float e = 1.5f, decimal f = 0.10m, bool g = true,
                    DayOfWeek h = DayOfWeek.Friday, string? i = null, DateTime j = default, DayOfWeek? k = DayOfWeek.Monday, double inf = double.PositiveInfinity, ulong big = ulong.MaxValue, long small = long.MinValue, CancellationToken token = default);
            }
            public static class Use { public static object Get() => IDesk.RenderAsk(); }
            """);

        Assert.Contains("decimal f = 0.10m", output["Shop.IDesk.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Emit_ParametersNamedLikeRenderingMethods_CallsTheMethods()
    {
        var source = Sources.Run("""
            namespace Shop;
            [LlmClient]
            public partial interface IDesk
            {
                [Prompt("Sort {RenderSort}")] Task<string> SortAsync(string RenderSort);
                [Prompt("Tell {x}")] Task<string> TellAsync<RenderTell>(RenderTell x);
                [Prompt("Ask {x}")] Task<string> AskAsync(string x);
            }
            """)["Shop.IDesk.g.cs"];

        Assert.Contains("(global::Shop.IDesk.RenderSort(RenderSort)", source, StringComparison.Ordinal);
        Assert.Contains("(global::Shop.IDesk.RenderTell<RenderTell>(x)", source, StringComparison.Ordinal);
        Assert.Contains("(RenderAsk(x)", source, StringComparison.Ordinal);
    }

    [Fact]
    public void Emit_MethodsNamedLikeRenderingMethods_GivesTheLatterNumbers()
    {
        var output = Sources.Run("""
            namespace Shop;
            [LlmClient]
            public partial interface IDesk
            {
                [Prompt("Sort {x}")] Task<string> SortAsync(string x);
                [Prompt("Draw {x}")] Task<string> RenderSort(string x);
            }
            """)["Shop.IDesk.g.cs"];

        Assert.Contains("(RenderSort2(x)", output, StringComparison.Ordinal);
        Assert.Contains("(RenderRenderSort(x)", output, StringComparison.Ordinal);
    }
}
