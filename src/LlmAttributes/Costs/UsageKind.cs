namespace LlmAttributes;

/// <summary>What a provider counts and bills. Kinds overlap: audio that is read from the cache is input, audio and cached at once.</summary>
public enum UsageKind
{
    /// <summary>All input tokens.</summary>
    Input,

    /// <summary>All output tokens.</summary>
    Output,

    /// <summary>Input tokens read from the provider's prompt cache.</summary>
    CachedInput,

    /// <summary>Input tokens written to the provider's prompt cache.</summary>
    CacheWrite,

    /// <summary>Output tokens of hidden reasoning.</summary>
    Reasoning,

    /// <summary>Input tokens of text.</summary>
    TextInput,

    /// <summary>Input tokens of audio.</summary>
    AudioInput,

    /// <summary>Input tokens of images.</summary>
    ImageInput,

    /// <summary>Input tokens of video.</summary>
    VideoInput,

    /// <summary>Input tokens that the provider's own tools brought in.</summary>
    ToolInput,

    /// <summary>Input tokens of text that the provider's own tools brought in.</summary>
    TextToolInput,

    /// <summary>Input tokens of audio that the provider's own tools brought in.</summary>
    AudioToolInput,

    /// <summary>Input tokens of images that the provider's own tools brought in.</summary>
    ImageToolInput,

    /// <summary>Input tokens of video that the provider's own tools brought in.</summary>
    VideoToolInput,

    /// <summary>Input tokens of text read from the cache.</summary>
    CachedTextInput,

    /// <summary>Input tokens of audio read from the cache.</summary>
    CachedAudioInput,

    /// <summary>Input tokens of images read from the cache.</summary>
    CachedImageInput,

    /// <summary>Input tokens of video read from the cache.</summary>
    CachedVideoInput,

    /// <summary>Input tokens written to the cache for five minutes.</summary>
    FiveMinuteCacheWrite,

    /// <summary>Input tokens written to the cache for an hour.</summary>
    OneHourCacheWrite,

    /// <summary>Output tokens of text.</summary>
    TextOutput,

    /// <summary>Output tokens of audio.</summary>
    AudioOutput,

    /// <summary>Output tokens of images.</summary>
    ImageOutput,

    /// <summary>Output tokens of video.</summary>
    VideoOutput,

    /// <summary>Output tokens of citations.</summary>
    Citation,

    /// <summary>Searches of the web that the provider ran; no tokens.</summary>
    WebSearches,
}
