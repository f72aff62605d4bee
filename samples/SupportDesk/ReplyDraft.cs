using System.ComponentModel.DataAnnotations;

namespace SupportDesk;

/// <summary>A reply that a person reads before it is sent.</summary>
/// <param name="Subject">The subject line.</param>
/// <param name="Body">The reply, in at most five sentences.</param>
/// <param name="NextSteps">What the team has to do before it can be sent.</param>
/// <param name="IsUrgent">Whether the customer cannot wait until tomorrow.</param>
public sealed record ReplyDraft([property: StringLength(100)] string Subject, string Body, IReadOnlyList<string> NextSteps, bool IsUrgent);
