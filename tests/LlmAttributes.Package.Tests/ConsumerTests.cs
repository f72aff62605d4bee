using System.Runtime.InteropServices;
using LlmAttributes.EndToEnd.Tests;
using LlmAttributes.Package.Tests.Harness;

namespace LlmAttributes.Package.Tests;

[Collection(PackageCollection.Name)]
public sealed class ConsumerTests(PackedPackages packages)
{
    [NeedsFact(Need.NativeToolchain)]
    [Trait("Needs", nameof(Need.NativeToolchain))]
    public async Task Publish_AsNativeAot_YieldsAProgramThatAnswers()
    {
        var consumer = packages.Consumer("Console");

        (await consumer.PublishAsync("--runtime", RuntimeInformation.RuntimeIdentifier)).AssertClean();
        var run = await consumer.RunPublishedAsync("Console");

        Assert.Equal(
            [
                "summary: burns from small after small: Overloaded (503), small: ok for $0.00012",
                "text: Hello, Ada!",
                "enum: Billing",
                "number: 3",
                "vote: Outage with 2 of 3",
                "stream: once |upon |a time",
                "rendered: Classify the message below. <message>x < y</message>",
                "ledger: $0.00172",
                "traced: 6",
                "typed: Printer, Billing, Phone { Number = 1, IsMobile = True, Note = none }, 00:05:00, 3 repairs, True",
                "items: pack|go|pack|go, 35 minutes by small, 1 repairs",
                "last resort: sorry about the printer",
                "exported: 9 calls and 10 metrics",
                "kept: True, True, True",
                "replayed: True, True",
                "rule: Hello, Ada! by greeting, 1 saved",
                "tokens: 3 and 2",
                "stores: 15 and 20",
                "passages: Ash and oak of 1, 1.00",
                "pipeline: Billing",
                "retrieved: foxes from [1] A fox barks., nothing",
                "workflow: Billing|Billing, then Billing|Billing with 2 resumed",
                "health: Degraded",
                "shapes: 60 right, 0 wrong",
            ],
            run.AssertClean().Lines);
    }

    [NeedsFact(Need.NativeToolchain)]
    [Trait("Needs", nameof(Need.NativeToolchain))]
    public async Task Publish_OfADashboardAsNativeAot_YieldsAServerThatShowsIt()
    {
        var consumer = packages.Consumer("Dashboard");

        (await consumer.PublishAsync("--runtime", RuntimeInformation.RuntimeIdentifier)).AssertClean();
        var run = await consumer.RunPublishedAsync("Dashboard");

        Assert.Equal(
            [
                "answer: 4",
                "page: True",
                "calls: 1 for $0.000012",
                "prompt: Rate {body} from 1 to {most}",
                "health: {\"version\":1,\"status\"",
                "events: event: state",
                "playground: Rate this from 1 to 9",
                "played: 4",
            ],
            run.AssertClean().Lines);
    }

    // The sample's own project, so that what its page says of the native program holds.
    [NeedsFact(Need.NativeToolchain)]
    [Trait("Needs", nameof(Need.NativeToolchain))]
    public async Task Publish_OfTheSampleServiceAsNativeAot_YieldsAServerThatAnswers()
    {
        var (published, folder) = await packages.PublishSampleAsync("SupportDesk");

        Assert.True(published.ExitCode == 0, published.Output + published.Error);
        Assert.DoesNotMatch("warning (IL|AOT)", published.Output);
        var program = Path.Combine(folder, OperatingSystem.IsWindows() ? "SupportDesk.exe" : "SupportDesk");
        Assert.InRange(new FileInfo(program).Length, 1, 40_000_000);
        await using var service = await SupportDeskService.StartAsync(program, [], ("ConnectionStrings__Sqlite", Path.Combine(folder, "desk.db")));
        var answer = await service.JsonAsync("/api/mails/classify", "acme", """{"text":"I was charged twice for order A-1042."}""");
        Assert.Equal("Billing", answer.GetProperty("value").GetString());
        Assert.Contains("<title>LLM dashboard", await service.Http.GetStringAsync("/llm"), StringComparison.Ordinal);
    }

    [NeedsFact(Need.PackageFeed)]
    [Trait("Needs", nameof(Need.PackageFeed))]
    public async Task Build_ForNet8_IsClean() =>
        (await packages.Consumer("Console").BuildAsync("-p:ConsumerFramework=net8.0")).AssertClean();

    [NeedsFact(Need.PackageFeed)]
    [Trait("Needs", nameof(Need.PackageFeed))]
    public async Task Build_OfABrokenContract_ReportsItsRule()
    {
        var build = await packages.Consumer("Broken").BuildAsync();

        Assert.NotEqual(0, build.ExitCode);
        Assert.Contains("IDesk.cs(8,20): error LLMA1201", build.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("CS8785", build.Output, StringComparison.Ordinal);
    }

    [NeedsFact(Need.PackageFeed)]
    [Trait("Needs", nameof(Need.PackageFeed))]
    public async Task Build_WithAnalyzersOff_StillGenerates() =>
        (await packages.Consumer("Broken").BuildAsync("-p:RunAnalyzers=false", "-p:DefineConstants=USES_CLIENT")).AssertClean();

    [NeedsFact(Need.PackageFeed)]
    [Trait("Needs", nameof(Need.PackageFeed))]
    public async Task Build_WithTheOffSwitch_LeavesTheCompilerPartsOut()
    {
        var off = packages.Consumer("Broken");

        (await off.BuildAsync("-p:LlmAttributesGeneratorEnabled=false")).AssertClean();
        var uses = await off.BuildAsync("-p:LlmAttributesGeneratorEnabled=false", "-p:DefineConstants=USES_CLIENT");

        Assert.Contains("'IDesk' does not contain a definition for 'Create'", uses.Output, StringComparison.Ordinal);
    }

    [NeedsFact(Need.PackageFeed)]
    [Trait("Needs", nameof(Need.PackageFeed))]
    public async Task Build_WithAnOldCompiler_FailsWithLLMA0001()
    {
        var build = await packages.Consumer("Broken").BuildAsync("-p:CompilerApiVersion=roslyn4.7");

        Assert.NotEqual(0, build.ExitCode);
        Assert.Contains("error LLMA0001: LlmAttributes needs the compiler of the .NET SDK 8.0.100 or newer", build.Output, StringComparison.Ordinal);
    }

    [NeedsFact(Need.PackageFeed)]
    [Trait("Needs", nameof(Need.PackageFeed))]
    public async Task Build_WithAnOldCompilerAndTheOffSwitch_IsClean() =>
        (await packages.Consumer("Broken").BuildAsync("-p:CompilerApiVersion=roslyn4.7", "-p:LlmAttributesGeneratorEnabled=false")).AssertClean();

    // The compiler parts, and the facts of models, reach a project that references the package through another project.
    [NeedsFact(Need.PackageFeed)]
    [Trait("Needs", nameof(Need.PackageFeed))]
    public async Task Run_OfAnIndirectConsumer_UsesBothPackages()
    {
        var run = await packages.Consumer("Chain").RunAsync("App");

        Assert.Equal(["Hello.", "Good bye.", "$0.0046", "/v1"], run.AssertClean().Lines);
    }

    [NeedsTheory(Need.PackageFeed)]
    [Trait("Needs", nameof(Need.PackageFeed))]
    [InlineData("FSharp")]
    [InlineData("VisualBasic")]
    public async Task Build_OfAnotherLanguage_IsSilent(string language) =>
        (await packages.Consumer(language).BuildAsync()).AssertClean();
}
