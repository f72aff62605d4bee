using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using LlmAttributes.Testing;

namespace LlmAttributes.EndToEnd.Tests;

/// <summary>Runs the sample as a user does: as a process.</summary>
public sealed partial class QuickstartTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("llm-mails-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Run_OwnMails_AnswersAllAndShowsRetryFallbackAndVote()
    {
        var run = await RunAsync([]);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Contains("LOOPBACK", run.Output, StringComparison.Ordinal);
        Assert.InRange(AnswerLine().Count(run.Output), 20, 100);
        AssertPoliciesWereNeeded(run.Output);
        Assert.Contains("Digest, streamed:", run.Output, StringComparison.Ordinal);
        Assert.Contains("Cost by call and model:", run.Output, StringComparison.Ordinal);
        Assert.Contains("ISupportDesk.ClassifyAsync", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_OtherMails_AnswersFollowTheirContent()
    {
        Write("zulu.txt", "Subject: Refund\n\nYou charged my credit card twice for one invoice. Please refund the second payment.");
        Write("alpha.txt", "Subject: Parcel\n\nThe tracking of my parcel has not moved for a week. When will the courier deliver it?");
        Write("kilo.eml", "From: a@example.org\nTo: billing@example.org\nSubject: Login\n\nI forgot my password and cannot log in to my account any more.");
        Write("mike.md", "The app crashes with an error message each time I open it after the update.");
        var run = await RunAsync([_folder.FullName]);
        Assert.Equal(0, run.ExitCode);
        var answers = AnswerLine().Matches(run.Output).ToDictionary(static m => m.Groups[1].Value, static m => m.Groups[2].Value);
        Assert.Equal(new() { ["alpha"] = "Delivery", ["kilo"] = "Account", ["mike"] = "Technical", ["zulu"] = "Billing" }, answers);
        AssertPoliciesWereNeeded(run.Output);
    }

    [Fact]
    public async Task Run_OneMail_ShowsRetryFallbackAndVote()
    {
        Write("only.txt", "Hello");
        var run = await RunAsync([_folder.FullName]);
        Assert.Equal(0, run.ExitCode);
        AssertPoliciesWereNeeded(run.Output);
    }

    [Fact]
    public async Task Run_SameMailsTwice_GivesTheSameAnswers()
    {
        Write("a.txt", "Subject: Hallo\n\nWo bleibt meine Lieferung? Das Paket sollte gestern kommen.");
        Write("b.txt", "You have been very kind, thank you.");
        var first = await RunAsync([_folder.FullName]);
        var second = await RunAsync([_folder.FullName]);
        Assert.Equal(AnswerLine().Matches(first.Output).Select(static m => m.Value), AnswerLine().Matches(second.Output).Select(static m => m.Value));
    }

    [Fact]
    public async Task Run_LatinOneMail_IsDecoded()
    {
        await File.WriteAllBytesAsync(Path.Combine(_folder.FullName, "a.txt"), System.Text.Encoding.Latin1.GetBytes("Das Paket für Müller ist verschwunden, wo ist die Lieferung?"));
        Assert.Contains("für Müller", (await RunAsync([_folder.FullName])).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_MissingFolder_ExitsWithTwoAndNamesIt()
    {
        var missing = Path.Combine(_folder.FullName, "none");
        var run = await RunAsync([missing]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(missing, run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_FolderWithoutText_ExitsWithTwo()
    {
        await File.WriteAllBytesAsync(Path.Combine(_folder.FullName, "picture.png"), [1, 2, 3]);
        Assert.Equal(2, (await RunAsync([_folder.FullName])).ExitCode);
    }

    [Fact]
    public async Task Run_BinaryFile_ExitsWithTwoAndNamesIt()
    {
        await File.WriteAllBytesAsync(Path.Combine(_folder.FullName, "a.txt"), [65, 0, 66]);
        var run = await RunAsync([_folder.FullName]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("a.txt", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WithKeyAndBaseUrl_AsksThatProviderAndSaysSo()
    {
        await using var server = await LoopbackServer.StartAsync();
        foreach (var name in (string[])["a-small", "b-middle", "c-large"])
            server.AddModel(name, static (request, _) => new(LoopbackReply.Say(
                request.SystemText.Contains("one of these words", StringComparison.Ordinal) ? "Account" : request.SystemText.Contains("'true'", StringComparison.Ordinal) ? "false" : "Fine.")));
        Write("a.txt", "Hello");
        var run = await RunAsync([_folder.FullName], ("OPENAI_API_KEY", "key"), ("OPENAI_BASE_URL", server.OpenAIEndpoint.ToString()));
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Contains("REAL PROVIDER", run.Output, StringComparison.Ordinal);
        Assert.Contains("unknown", run.Output, StringComparison.Ordinal);
        Assert.Equal(["a-small", "b-middle", "c-large"], server.Requests.Select(static r => r.Model).Distinct().Order());
        Assert.All(server.Requests, static request => Assert.Equal("Bearer key", request.Headers["Authorization"]));
    }

    private static void AssertPoliciesWereNeeded(string output)
    {
        var counts = Counts().Match(output);
        Assert.True(counts.Success);
        Assert.All(counts.Groups.Cast<Group>().Skip(1), static group => Assert.InRange(int.Parse(group.Value, CultureInfo.InvariantCulture), 1, 1000));
    }

    private static async Task<(int ExitCode, string Output, string Errors)> RunAsync(string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Quickstart.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            StandardErrorEncoding = System.Text.Encoding.UTF8,
        };
        foreach (var name in (string[])["OPENAI_API_KEY", "OPENAI_BASE_URL", "OPENAI_MODELS"])
            start.Environment.Remove(name);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder.FullName, name), text);

    [GeneratedRegex(@"^(\S+) +(Billing|Delivery|Technical|Account|Feedback|Other) +\d of 3", RegexOptions.Multiline)]
    private static partial Regex AnswerLine();

    [GeneratedRegex(@"Retries: (\d+)\. Fallbacks: (\d+)\. Votes: (\d+)")]
    private static partial Regex Counts();
}
