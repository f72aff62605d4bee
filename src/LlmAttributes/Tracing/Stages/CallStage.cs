namespace LlmAttributes;

/// <summary>A part of the way of a call, in the order in which a call comes to them.</summary>
public enum CallStage
{
    /// <summary>Looking for the answer to an equal call, waiting for one under way, and keeping a new answer.</summary>
    ExactCache = 0,

    /// <summary>Looking for the answer to a text of the same meaning. It needs no passages and no prompt, so that a hit saves both.</summary>
    SemanticCache = 1,

    /// <summary>Retrieving passages.</summary>
    Retrieve = 2,

    /// <summary>Making the query clearer, the model that writes it anew included.</summary>
    Optimize = 3,

    /// <summary>Cutting a long argument into chunks.</summary>
    Chunk = 4,

    /// <summary>Writing the prompt as far as it depends on what was cached, cut or retrieved, and counting its tokens.</summary>
    Render = 5,

    /// <summary>Merging the answers of an ensemble, its judge and the model that writes the merged answer included.</summary>
    Ensemble = 6,

    /// <summary>Reading the answer, and asking again for one that can be read.</summary>
    Repair = 7,

    /// <summary>Choosing the model.</summary>
    Route = 8,

    /// <summary>Waiting after a failure, and asking again or somebody else.</summary>
    Retry = 9,

    /// <summary>The first request to a model.</summary>
    Model = 10,

    /// <summary>Reserving and booking what attempts cost.</summary>
    Ledger = 11,

    /// <summary>Scoring answers.</summary>
    Quality = 12,
}
