using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>Finds the images among contents.</summary>
internal static class ImageContent
{
    /// <summary>Whether a content is an image, by its media type.</summary>
    /// <param name="content">The content.</param>
    /// <param name="size">Its size where its bytes are at hand and tell it.</param>
    public static bool Is(AIContent content, out ImageSize? size)
    {
        size = content is DataContent data && data.HasTopLevelMediaType("image") ? ImageSize.Read(data.Data.Span) : null;
        return content is DataContent d ? d.HasTopLevelMediaType("image") : content is UriContent uri && uri.HasTopLevelMediaType("image");
    }
}
