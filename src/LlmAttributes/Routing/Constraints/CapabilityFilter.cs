using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>What a call needs by its shape, against what the candidates can do. A candidate of which nothing is known passes.</summary>
internal sealed class CapabilityFilter
{
    private const ModelCapabilities All = (ModelCapabilities)~0;
    private const ModelCapabilities Media = ModelCapabilities.Vision | ModelCapabilities.Audio;

    private readonly ModelCapabilities[] _abilities;
    private readonly ModelCapabilities _common;

    public CapabilityFilter(Candidate[] candidates)
    {
        _abilities = Array.ConvertAll(candidates, static c => c.Model.Facts.Capabilities ?? All);
        _common = All;
        foreach (var abilities in _abilities)
            _common &= abilities;
    }

    /// <summary>Whether nobody is known to be unable to do anything.</summary>
    public bool IsIdle => _common == All;

    public void Check(ref RouteQuestion question, ref RouteVerdicts verdicts)
    {
        if (IsIdle)
            return;
        var needed = Needed(ref question) & ~_common;
        if (needed == ModelCapabilities.None)
            return;

        for (var i = 0; i < _abilities.Length; i++)
        {
            var missing = needed & ~_abilities[i];
            if (missing != ModelCapabilities.None && verdicts.Remove(i) && verdicts.AreTold)
                verdicts.Because(i, RouteConstraint.Capability, $"cannot do {missing}");
        }
    }

    private ModelCapabilities Needed(ref RouteQuestion question)
    {
        var needed = question.CallOptions?.RequiredCapabilities ?? ModelCapabilities.None;
        if (question.IsStream)
            needed |= ModelCapabilities.Streaming;
        if (question.Options is { Tools.Count: > 0 })
            needed |= ModelCapabilities.Tools;
        if (question.Options is { ResponseFormat: ChatResponseFormatJson { Schema: not null } })
            needed |= ModelCapabilities.StructuredOutput;
        return (_common & Media) == Media ? needed : needed | MediaOf(question.Messages);
    }

    private static ModelCapabilities MediaOf(IReadOnlyList<ChatMessage> messages)
    {
        var media = ModelCapabilities.None;
        for (var i = 0; i < messages.Count; i++)
        {
            var contents = messages[i].Contents;
            for (var k = 0; k < contents.Count; k++)
            {
                media |= contents[k] switch
                {
                    TextContent => ModelCapabilities.None,
                    DataContent data => Of(data.HasTopLevelMediaType("image"), data.HasTopLevelMediaType("audio")),
                    UriContent uri => Of(uri.HasTopLevelMediaType("image"), uri.HasTopLevelMediaType("audio")),
                    _ => ModelCapabilities.None,
                };
            }
        }

        return media;
    }

    private static ModelCapabilities Of(bool isImage, bool isAudio) => isImage ? ModelCapabilities.Vision : isAudio ? ModelCapabilities.Audio : ModelCapabilities.None;
}
