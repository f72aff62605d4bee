using Microsoft.CodeAnalysis.CSharp;

namespace LlmAttributes.Generators.Tests;

/// <summary>An edit of a result type re-emits what depends on it: its reader and the schemas it is part of, never the contracts.</summary>
public sealed class ShapeCachingTests
{
    private const string Contracts = Sources.Usings + """
        namespace Shop;
        [LlmClient]
        public partial interface IDesk
        {
            [Prompt("Extract {body}")] Task<Ticket> ExtractAsync(string body, CancellationToken token = default);
        }

        [LlmClient]
        public partial interface IArchive
        {
            [Prompt("Find {body}")] Task<List<Ticket>> FindAsync(string body, CancellationToken token = default);
        }
        """;

    private const string Types = """
        namespace Shop;
        public sealed record Ticket(string Title, Person Sender);
        public sealed record Person(string Name);
        """;

    private static readonly CSharpCompilation s_before = GeneratorHarness.Compile(Contracts, Types);

    [Fact]
    public void Generate_TypesOfTwoContracts_WritesEachOnce()
    {
        var output = GeneratorHarness.Run(Contracts, Types);

        Assert.Equal(
            ["List_Ticket_16bb26beShape", "Shop_PersonReader", "Shop_TicketReader", "Shop_TicketShape"],
            output.HintNames.Where(static name => name.StartsWith("LlmAttributes.Json.", StringComparison.Ordinal)).Select(static name => name["LlmAttributes.Json.".Length..^".g.cs".Length]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Edit_MemberOfATypeThatIsVotedOn_ReemitsItsVoterAlone()
    {
        const string Vote = """[Prompt("Vote {body}"), Ensemble(MergeStrategy.MajorityVote, "a", "b", "c")] Task<Ticket> VoteAsync(string body); [Prompt("Extract {body}")]""";
        var contracts = Contracts.Replace("""[Prompt("Extract {body}")]""", Vote, StringComparison.Ordinal);

        var run = Edit(GeneratorHarness.Compile(contracts, Types), "Person(string Name)", "Person(string Name, int Age)");

        Assert.Equal("Unchanged, Unchanged", run[StepNames.Contracts]);
        Assert.Equal("Modified, Unchanged", run[StepNames.Voters]);
    }

    [Fact]
    public void Edit_MemberOfANestedType_LeavesTheContractsAlone()
    {
        var run = Edit("Person(string Name)", "Person(string Name, int Age)");

        Assert.Equal("Unchanged, Unchanged", run[StepNames.Contracts]);
        Assert.Equal("Modified, Unchanged", run[StepNames.Shapes]);
        Assert.Equal("Modified, Modified", run[StepNames.Roots]);
        Assert.Equal("Cached 5, Modified 3", run.Outputs);
    }

    [Fact]
    public void Edit_CommentBesideAType_CachesEverything() => Assert.Equal("Cached 8", Edit("public sealed record Person", "// Who wrote.\npublic sealed record Person").Outputs);

    private static CachingHarness Edit(string from, string to) => Edit(s_before, from, to);

    private static CachingHarness Edit(CSharpCompilation before, string from, string to) => CachingHarness.Edit(before, compilation => compilation.ReplaceSyntaxTree(
        compilation.SyntaxTrees[1], CSharpSyntaxTree.ParseText(Types.Replace(from, to, StringComparison.Ordinal), GeneratorHarness.ParseOptions, "File1.cs")));
}
