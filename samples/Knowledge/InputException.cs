namespace Knowledge;

/// <summary>The user gave something that the program cannot work on.</summary>
internal sealed class InputException(string message) : Exception(message);
