using System.Text.Json.Serialization;

namespace LlmAttributes;

/// <summary>Writes what a problem document has beside what ASP.NET Core can write by itself.</summary>
[JsonSerializable(typeof(decimal))]
[JsonSerializable(typeof(string[]))]
internal sealed partial class ProblemJson : JsonSerializerContext;
