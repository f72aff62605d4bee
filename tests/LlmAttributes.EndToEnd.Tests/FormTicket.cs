namespace LlmAttributes.EndToEnd.Tests;

public sealed record FormTicket(string Title, int? Price, FormTicket? Parent, Uri? Link = null);
