namespace LlmAttributes.Generators.Tests;

/// <summary>Every shape of a contract compiles with nullable on and warnings as errors.</summary>
public sealed class ContractShapeTests
{
    [Fact]
    public void Emit_FirstContact_WritesThreeFiles()
    {
        var output = Sources.Run("""
            namespace Shop;
            [LlmClient]
            public partial interface IGreeter
            {
                [Prompt("Greet {name} in {language}.")]
                Task<string> GreetAsync(string name, string language, CancellationToken cancellationToken = default);
            }
            """);

        Assert.Equal(["Shop.IGreeter.g.cs", "Shop.LlmAttributesRegistration.g.cs", "LlmModels.g.cs"], output.HintNames);
    }

    [Fact]
    public void Emit_GenericInterface_Compiles() => Sources.Run("""
        namespace Shop;
        public interface IHas { string Name { get; } }
        public sealed class Box<T> { public T Value { get; set; } = default!; }
        [LlmClient]
        public partial interface IDesk<T, TThing> where T : notnull where TThing : class, IHas?, new()
        {
            [Prompt("Describe {item} and {thing.Name}")] Task<string> A(T item, TThing? thing, CancellationToken token = default);
            [Prompt("Describe {items}")] Task<bool> B(IEnumerable<T> items);
            [Prompt("Describe {box.Value}")] Task<bool> C(Box<T> box);
        }
        """);

    [Fact]
    public void Emit_GenericMethod_Compiles() => Sources.Run("""
        namespace Shop;
        public interface IHas { string Name { get; } }
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Describe {item}")] Task<string> A<T>(T item, CancellationToken token = default);
            [Prompt("Describe {item}")] Task<string> B<T>(T? item) where T : struct;
            [Prompt("Describe {item}")] Task<string> C<T>(T? item) where T : class?;
            [Prompt("Describe {item.Name}")] Task<string> D<T>(T item) where T : IHas, new();
            [Prompt("Describe {item}")] Task<string> E<T>(T item) where T : unmanaged;
            [Prompt("Describe {item}")] Task<string> F<T>(T? item);
            [Prompt("Describe {item}")] Task<string> G<T, @class>(T item, @class? other) where T : notnull where @class : List<T>;
        }
        """.Replace("{item}\")] Task<string> G", "{item} {other.Count}\")] Task<string> G", StringComparison.Ordinal));

    [Fact]
    public void Emit_NestedContract_Compiles() => Sources.Run("""
        namespace Shop;
        public partial class Outer<T> where T : class
        {
            internal partial record struct Middle
            {
                [LlmClient]
                public partial interface IDesk { [Prompt("{item}")] Task<string> AskAsync(T item); }
            }
        }
        public static partial class Plain
        {
            [LlmClient]
            private protected partial interface IDesk { [Prompt("{item}")] Task<string> AskAsync(int item); }
        }
        """.Replace("private protected", "internal", StringComparison.Ordinal));

    [Fact]
    public void Emit_PrivateNestedContract_IsNotRegistered()
    {
        var output = Sources.Run("""
            namespace Shop;
            public partial class Outer
            {
                [LlmClient]
                private partial interface IDesk { [Prompt("{item}")] Task<string> AskAsync(int item); }
                public object Get(IChatClient client) => IDesk.Create(client);
            }
            """);

        Assert.DoesNotContain(output.HintNames, static name => name.Contains("Registration", StringComparison.Ordinal));
    }

    [Fact]
    public void Emit_PlainBaseInterfacesAndDiamond_ImplementsEachOnce()
    {
        var output = Sources.Run("""
            namespace Shop;
            public interface IRoot { [Prompt("{item}")] Task<string> RootAsync(int item); }
            public interface ILeft : IRoot { [Prompt("left {item}")] Task<string> SameAsync(int item); }
            public interface IRight : IRoot { [Prompt("right {item}")] Task<bool> SameAsync(int item); }
            [LlmClient]
            public partial interface IDesk : ILeft, IRight { [Prompt("own {item}")] new Task<string> RootAsync(int item); }
            """);

        Assert.Contains("global::Shop.IRight.SameAsync(int item)", output["Shop.IDesk.g.cs"], StringComparison.Ordinal);
        Assert.Contains("global::Shop.IRoot.RootAsync(int item)", output["Shop.IDesk.g.cs"], StringComparison.Ordinal);
        Assert.Contains("RenderSame2(", output["Shop.IDesk.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Emit_DefaultImplementedAndStaticMembers_AreLeftAlone()
    {
        var output = Sources.Run("""
            namespace Shop;
            public interface IBase { Task<string> Later(int item); }
            [LlmClient]
            public partial interface IDesk : IBase
            {
                [Prompt("{item}")] Task<string> AskAsync(int item);
                async Task<string> TwiceAsync(int item) => await AskAsync(item) + await AskAsync(item);
                static int Count => 1;
                static string Name() => "desk";
                int Default => 2;
                const int Constant = 3;
                Task<string> IBase.Later(int item) => AskAsync(item);
                private Task<string> Hidden(int item) => AskAsync(item);
                class Nested { }
            }
            """);

        Assert.Equal(1, output["Shop.IDesk.g.cs"].CountOf(" public global::System.Threading.Tasks.Task"));
        Assert.DoesNotContain("NotSupported", output["Shop.IDesk.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Emit_NullableObliviousCode_Compiles() => Sources.Run("""
        #nullable disable
        namespace Shop;
        public class Order { public string Id { get; set; } public Order Parent { get; set; } public decimal Total { get; set; } }
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{body} {order.Id} {order.Parent.Parent.Total:F2}")]
            Task<string> AskAsync(string body, Order order, List<ChatMessage> history);
        }
        """);

    [Fact]
    public void Emit_ObsoleteTypes_Compiles() => Sources.Run("""
        namespace Shop;
        #pragma warning disable CS0618, CS0612
        [Obsolete] public class Order { public int Id { get; set; } }
        public enum Kind { A, [Obsolete] B, [Obsolete("gone", true)] C }
        [LlmClient]
        [Obsolete("use the other")]
        public partial interface IDesk
        {
            [Obsolete, Prompt("{order.Id}")] Task<Kind> AskAsync(Order order);
        }
        """);

    [Fact]
    public void Emit_NonPublicMembers_AreImplementedExplicitly() => Sources.Run("""
        namespace Shop;
        internal sealed class Secret { public int Id => 1; }
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("{secret.Id}")] internal Task<string> AskAsync(Secret secret);
            [Prompt("{id}")] protected Task<string> TellAsync(int id);
        }
        """);
}
