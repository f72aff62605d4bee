namespace Quickstart;

/// <summary>A mail with the name of its file.</summary>
internal sealed record Mail(string Name, string Text);
