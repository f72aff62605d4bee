namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA1030Tests
{
    private const string Fake = """
        namespace LlmAttributes.Testing
        {
            [System.AttributeUsage(System.AttributeTargets.Class)]
            public sealed class LlmFakeAttribute<TContract> : System.Attribute
                where TContract : class;
        }

        """;

    [Fact]
    public Task Class_ThatIsNotPartial_IsReported() => Verify.ReportsAsync("LLMA1030", Fake + """
        public interface IDesk;

        [LlmAttributes.Testing.LlmFake<IDesk>]
        public sealed class {|#0:DeskFake|};
        """, "DeskFake", "IDesk", "would have to add to 'DeskFake', which is not partial", "make 'DeskFake' partial");

    [Fact]
    public Task ContainingClass_ThatIsNotPartial_IsReported() => Verify.ReportsAsync("LLMA1030", Fake + """
        public interface IDesk;

        public sealed class Tests
        {
            [LlmAttributes.Testing.LlmFake<IDesk>]
            private sealed partial class {|#0:DeskFake|};
        }
        """, "DeskFake", "IDesk", "would have to add to 'Tests', which is not partial", "make 'Tests' partial");

    [Fact]
    public Task Class_OfAnotherClass_IsReported() => Verify.ReportsAsync("LLMA1030", Fake + """
        [LlmAttributes.Testing.LlmFake<string>]
        public sealed partial class {|#0:DeskFake|};
        """, "DeskFake", "String", "is no interface", "name an interface");

    [Theory]
    [InlineData("int this[int i] { get; }", "has an indexer")]
    [InlineData("void Take(ref int x);", "has 'Take', which passes something by reference or pointer")]
    [InlineData("System.Span<byte> Give();", "has 'Give', which passes something by reference or pointer")]
    public Task Member_ThatNoFakeCanHave_IsReported(string member, string reason) => Verify.ReportsAsync("LLMA1030", Fake + $$"""
        public interface IDesk
        {
            {{member}}
        }

        [LlmAttributes.Testing.LlmFake<IDesk>]
        public sealed partial class {|#0:DeskFake|};
        """, "DeskFake", "IDesk", reason, "write the class by hand");

    [Fact]
    public Task AttributeOfTheSameNameElsewhere_IsNotReported() => Verify.QuietAsync(Fake + """
        public interface IDesk;

        namespace Other
        {
            public sealed class LlmFakeAttribute<TContract> : System.Attribute;
        }

        [Other.LlmFake<IDesk>]
        public sealed class DeskFake;
        """);

    [Fact]
    public Task Pragma_Suppresses() => Verify.SuppressedAsync("LLMA1030", Fake + """
        public interface IDesk;

        [LlmAttributes.Testing.LlmFake<IDesk>]
        public sealed class {|LLMA1030:DeskFake|};
        """);
}
