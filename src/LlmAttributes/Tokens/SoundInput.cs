using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>Finds attachments whose tokens some models sell at a price of their own: audio, and video, which has a sound track.</summary>
internal static class SoundInput
{
    public static bool IsIn(IReadOnlyList<ChatMessage> messages)
    {
        for (var i = 0; i < messages.Count; i++)
        {
            var contents = messages[i].Contents;
            for (var j = 0; j < contents.Count; j++)
            {
                if (contents[j] is not TextContent && IsSound(contents[j]))
                    return true;
            }
        }

        return false;
    }

    private static bool IsSound(AIContent content) => content switch
    {
        DataContent data => data.HasTopLevelMediaType("audio") || data.HasTopLevelMediaType("video"),
        UriContent uri => uri.HasTopLevelMediaType("audio") || uri.HasTopLevelMediaType("video"),
        _ => false,
    };
}
