namespace LlmAttributes.Contract;

internal enum ShapeKind
{
    Object,
    Tuple,
    Enum,
    Union,
}
