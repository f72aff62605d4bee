using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>What attachments cost where nothing better is known: the middle of what OpenAI, Anthropic and Google document, in tokens.</summary>
internal static class AttachmentTokens
{
    // A large image: 765 to 1,105 tokens at OpenAI, up to 1,600 at Anthropic, 258 a tile at Google.
    private const double Image = 1_200;

    // A page of a document is text and an image: 1,500 to 3,000 tokens at Anthropic; a page takes about 50 kB.
    private const double Document = 2_000;
    private const double BytesPerDocumentToken = 25;

    // 32 tokens a second at Google, at 16 kB a second.
    private const double BytesPerMediaToken = 500;
    private const double Media = 500;

    private const double BytesPerTextToken = 3.5;

    public static double Of(AIContent content) => content switch
    {
        DataContent data when data.HasTopLevelMediaType("image") => Image,
        DataContent data when data.HasTopLevelMediaType("audio") || data.HasTopLevelMediaType("video") => Math.Max(Media, data.Data.Length / BytesPerMediaToken),
        DataContent data => Math.Max(Document, data.Data.Length / BytesPerDocumentToken),
        UriContent uri when uri.HasTopLevelMediaType("image") => Image,
        _ => Document,
    };

    public static double OfText(int bytes) => bytes / BytesPerTextToken;
}
