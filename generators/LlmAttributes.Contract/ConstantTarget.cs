using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>What a constant must be to stand for a result.</summary>
/// <param name="Answer">How it is read.</param>
/// <param name="Type">Its type.</param>
/// <param name="TypeName">The type from anywhere.</param>
internal readonly record struct ConstantTarget(AnswerKind Answer, ITypeSymbol Type, string TypeName);
