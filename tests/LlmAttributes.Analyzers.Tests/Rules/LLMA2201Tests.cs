using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace LlmAttributes.Analyzers.Tests.Rules;

public sealed class LLMA2201Tests
{
    [Fact]
    public Task Key_NotDeclared_IsReportedWithTheNearest() => Verify.ReportsAsync("LLMA2201", """
        public static class Models
        {
            [LlmModel(InputUsdPerMillionTokens = 1, OutputUsdPerMillionTokens = 2)]
            public const string Fast = "fast";

            [LlmModel(InputUsdPerMillionTokens = 3, OutputUsdPerMillionTokens = 4)]
            public const string Smart = "smart";
        }

        [LlmClient]
        public partial interface IDesk
        {
            [Model({|#0:"fats"|})]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """, "fats", "GreetAsync", "use 'fast' or declare it with [LlmModel]");

    [Fact]
    public Task Key_LikeNoOther_AsksForADeclaration() => Verify.ReportsAsync("LLMA2201", """
        public static class Models
        {
            [LlmModel(InputUsdPerMillionTokens = 1, OutputUsdPerMillionTokens = 2)]
            public const string Fast = "fast";

            [LlmModel(InputUsdPerMillionTokens = 3, OutputUsdPerMillionTokens = 4)]
            public const string Smart = "smart";
        }

        [LlmClient]
        public partial interface IDesk
        {
            [Model({|#0:"elsewhere"|})]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """, "elsewhere", "GreetAsync", "declare it with [LlmModel]");

    [Fact]
    public Task Key_OfTheLastReask_IsReported() => Verify.ReportsAsync("LLMA2201", """
        public static class Models
        {
            [LlmModel(InputUsdPerMillionTokens = 1, OutputUsdPerMillionTokens = 2)]
            public const string Fast = "fast";
        }

        [LlmClient]
        public partial interface IDesk
        {
            [Model(Models.Fast), Repair({|#0:EscalateTo = "fats"|})]
            [Prompt("Count.")]
            Task<int> CountAsync(CancellationToken cancellationToken = default);
        }
        """, "fats", "CountAsync", "use 'fast' or declare it with [LlmModel]");

    [Fact]
    public Task QualityEscalation_Unknown_IsReported() => Verify.ReportsAsync("""
        public static class Models
        {
            [LlmModel(InputUsdPerMillionTokens = 1, OutputUsdPerMillionTokens = 2)]
            public const string Fast = "fast";
        }

        [LlmClient]
        public partial interface IDesk
        {
            [Model(Models.Fast), Shadow({|LLMA2201:"smrt"|}), MonitorQuality(OnLow = OnLow.Escalate, {|LLMA2201:EscalateTo = "fats"|})]
            [Prompt("Count.")]
            Task<int> CountAsync(CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Keys_InEveryList_AreReportedAtTheirElement() => Verify.ReportsAsync("""
        public static class Models
        {
            [LlmModel(InputUsdPerMillionTokens = 1, OutputUsdPerMillionTokens = 2)]
            public const string Fast = "fast";

            [LlmModel(InputUsdPerMillionTokens = 3, OutputUsdPerMillionTokens = 4)]
            public const string Smart = "smart";
        }

        [LlmClient]
        public partial interface IDesk
        {
            [RouteBy(RouteStrategy.Cost, Models.Fast, {|LLMA2201:"cheap"|})]
            [Fallback(new[] { {|LLMA2201:"spare"|}, Models.Smart })]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }

        [LlmClient]
        public partial interface IHelp
        {
            [Ensemble(MergeStrategy.MajorityVote, "fast", {|LLMA2201:"third"|}, "smart")]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);

            [Ensemble(MergeStrategy.WeightedConsensus, "fast", "smart", {|LLMA2201:EmbedBy = "vectors"|}, {|LLMA2201:SynthesizeBy = "writer"|})]
            [Prompt("Praise.")]
            Task<string> PraiseAsync(CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Key_WhereNoModelIsDeclared_IsQuiet() => Verify.QuietAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [Model("anything")]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Key_OfTheAssembly_IsKnown() => Verify.QuietAsync("""
        [assembly: LlmModel("big")]

        [LlmClient]
        public partial interface IDesk
        {
            [Model("big")]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Key_OfTheModelFile_IsKnown() => Verify.QuietAsync("""
        public static class Models
        {
            [LlmModel(InputUsdPerMillionTokens = 1, OutputUsdPerMillionTokens = 2)]
            public const string Fast = "fast";

            [LlmModel(InputUsdPerMillionTokens = 3, OutputUsdPerMillionTokens = 4)]
            public const string Smart = "smart";
        }

        [LlmClient]
        public partial interface IDesk
        {
            [Model("filed")]
            [Fallback("listed")]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """, static test => 
        {
            test.TestState.AdditionalFiles.Add(("config/llm.models.json", """{ "models": { "filed": { "provider": "openai", "keys": { "inner": 1 } } } }"""));
            test.TestState.AdditionalFiles.Add(("llm.models.json", """{ /* more */ "models": [ { "key": "listed" } ] }"""));
        });

    [Fact]
    public Task Key_WithStrictModels_IsAnError() => Verify.ReportsAsync("""
        [assembly: LlmModel("fast")]

        [LlmClient]
        public partial interface IDesk
        {
            [Model({|#0:"fats"|})]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """, static test =>
        {
            test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\nbuild_property.LlmAttributesStrictModels = true"));
            test.ExpectedDiagnostics.Add(new DiagnosticResult("LLMA2201", DiagnosticSeverity.Error)
                .WithLocation(0)
                .WithMessage("Model 'fats' of 'GreetAsync' is not declared; use 'fast' or declare it with [LlmModel]"));
        });

    [Fact]
    public Task Key_OfAReferencedAssembly_IsKnown() => Verify.QuietAsync("""
        [LlmClient]
        public partial interface IDesk
        {
            [Model(Models.Shared)]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);

            [Model("onassembly")]
            [Prompt("Meet.")]
            Task<string> MeetAsync(CancellationToken cancellationToken = default);
        }
        """, static test =>
        {
            var models = test.TestState.AdditionalProjects["Models"];
            models.Sources.Add("""
                [assembly: LlmAttributes.LlmModel("onassembly")]

                public static class Models
                {
                    [LlmAttributes.LlmModel]
                    public const string Shared = "shared";
                }
                """);
            models.AdditionalReferences.AddRange(PlatformReferences.All);
            test.TestState.AdditionalProjectReferences.Add("Models");
        });

    [Fact]
    public Task Report_UnderPragma_IsSuppressed() => Verify.SuppressedAsync("LLMA2201", """
        public static class Models
        {
            [LlmModel(InputUsdPerMillionTokens = 1, OutputUsdPerMillionTokens = 2)]
            public const string Fast = "fast";

            [LlmModel(InputUsdPerMillionTokens = 3, OutputUsdPerMillionTokens = 4)]
            public const string Smart = "smart";
        }

        [LlmClient]
        public partial interface IDesk
        {
            [Model({|LLMA2201:"fats"|})]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """);

    [Fact]
    public Task Key_OfARewriter_IsReported() => Verify.ReportsAsync("LLMA2201", """
        public static class Models
        {
            [LlmModel(InputUsdPerMillionTokens = 1, OutputUsdPerMillionTokens = 2)]
            public const string Fast = "fast";
        }

        [LlmClient]
        public partial interface IDesk
        {
            [OptimizeQuery({|#0:Rewriter = "fats"|})]
            [Prompt("Greet.")]
            Task<string> GreetAsync(CancellationToken cancellationToken = default);
        }
        """, "fats", "GreetAsync", "use 'fast' or declare it with [LlmModel]");
}
