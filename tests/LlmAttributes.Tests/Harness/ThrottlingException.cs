namespace Amazon.BedrockRuntime.Model;

/// <summary>Stands for the exception of Amazon's SDK, whose type name is all that tells the error.</summary>
internal sealed class ThrottlingException() : Exception("Too many tokens, please wait before trying again.");
