using LlmAttributes.Testing;

namespace LlmAttributes.Behavior.Tests.Typed;

/// <summary>Streams of scripted models.</summary>
internal static class Scripts
{
    public static ScriptedReply Cut(int after, params string[] chunks) => ScriptedReply.SayInChunks(chunks) with { Failure = new IOException("cut"), FailureAfterChunks = after };

    public static LlmRuntime Runtime(ScriptedChatClient a, ScriptedChatClient? b = null, ScriptedChatClient? c = null, TimeProvider? time = null)
    {
        var builder = LlmRuntime.CreateBuilder();
        if (time is not null)
            builder.UseTimeProvider(time);
        var facts = new ModelFacts { InputUsdPerMillionTokens = 1, OutputUsdPerMillionTokens = 10 };
        return builder
            .AddModel(Voters.A, a, facts with { Capabilities = ModelCapabilities.StructuredOutput })
            .AddModel(Voters.B, b ?? new ScriptedChatClient("none"), facts)
            .AddModel(Voters.C, c ?? new ScriptedChatClient("none"), facts)
            .Build();
    }

    public static ScriptedChatClient Client(params ScriptedReply[] replies) => new(request => replies[Math.Min(request.Call, replies.Length - 1)]);

    public static string Plain(string text, int count) => $$"""{"text":"{{text}}","isTrue":true,"count":{{count}}}""";
}
