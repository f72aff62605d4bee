namespace LlmAttributes.Contract;

/// <summary>What a piece of a template does beside being text or placeholder.</summary>
internal enum TemplateTag
{
    None,

    /// <summary><c>{#if path}</c>.</summary>
    If,

    /// <summary><c>{:else}</c>.</summary>
    Else,

    /// <summary><c>{/if}</c>.</summary>
    EndIf,

    /// <summary><c>{#each path as name}</c>; the name is the format of the piece.</summary>
    Each,

    /// <summary><c>{/each}</c>.</summary>
    EndEach,

    /// <summary><c>{>name}</c>.</summary>
    Include,

    /// <summary><c>{#system}</c>, <c>{#user}</c> or <c>{#assistant}</c>.</summary>
    Turn,

    /// <summary>A tag that is begun but not written as any of these.</summary>
    Malformed,
}
