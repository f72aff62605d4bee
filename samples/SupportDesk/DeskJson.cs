using System.Text.Json.Serialization;
using SupportDesk.Endpoints;

namespace SupportDesk;

/// <summary>All that is written as JSON, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Mail))]
[JsonSerializable(typeof(Judgement))]
[JsonSerializable(typeof(Answer<Category>))]
[JsonSerializable(typeof(Answer<ReplyDraft>))]
[JsonSerializable(typeof(Answer<string>))]
[JsonSerializable(typeof(TenantUsage))]
internal sealed partial class DeskJson : JsonSerializerContext;
