namespace LlmAttributes.Contract;

/// <summary>How the value of a parameter can be given as text; the names are those of the runtime's enumeration.</summary>
internal enum ParameterInput
{
    None,
    Text,
    Value,
    Switch,
    Choice,
    Lines,
    Left,
}
