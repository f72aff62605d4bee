namespace LlmAttributes.Tests.Results.Reading;

/// <summary>What is wrong with a written value.</summary>
public enum Damage
{
    None,
    SingleQuotes,
    SmartQuotes,
    BareNames,
    TrailingCommas,
    DoubledCommas,
    MissingCommas,
    RawBreaks,
    RawQuotes,
    RawBackslashes,
    Comments,
    PythonLiterals,
    EqualsSigns,
    Fenced,
    InProse,
    WithoutLastBraces,
    EscapedAsText,
}
