using System.ComponentModel;
using Microsoft.Extensions.Logging;

namespace LlmAttributes.Runtime;

/// <summary>Looks at the prompt files of one call whenever it is made. Only a runtime with <see cref="LlmRuntimeBuilder.ReloadPromptFiles"/> has any.</summary>
/// <typeparam name="TCall">The type of the bound call.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PromptReload<TCall>
    where TCall : class
{
    private readonly object _gate = new();
    private readonly PromptSource _source;
    private readonly PromptTexts _texts;
    private readonly CallPlan _plan;
    private readonly Func<CallPlan, TCall> _bind;
    private readonly ILogger _logger;
    private ChangedPrompt<TCall>? _current;

    internal PromptReload(PromptFolder folder, PromptSource source, CallPlan plan, Func<CallPlan, TCall> bind, ILogger logger)
    {
        _source = source;
        _plan = plan;
        _bind = bind;
        _logger = logger;
        _texts = new(source, folder, (file, fault) => Log.PromptFileUnread(logger, file, plan.FullName, fault));
    }

    /// <summary>Gets the call with the prompt of the files; <see langword="null"/> while they are as they were built.</summary>
    public ChangedPrompt<TCall>? Changed
    {
        get
        {
            lock (_gate)
            {
                if (_texts.Refresh())
                    _current = Read();
                return _current;
            }
        }
    }

    private ChangedPrompt<TCall>? Read()
    {
        if (_texts.ChangedFile is not { } file)
            return null;

        if (SheetReader.Read(_source, _texts, out var fault) is not { } sheet)
        {
            Log.PromptFileFaulty(_logger, fault!.File ?? "(source)", fault.Line, fault.Column, _plan.FullName, fault.Text);
            return _current;
        }

        var fingerprint = _texts.Fingerprint(_plan.PromptFingerprint);
        var plan = _plan with
        {
            PromptFingerprint = fingerprint,
            // As a build of a version is written: what was released does not hide that the text is another.
            PromptVersion = _plan.PromptVersion is { } version ? $"{version}+{fingerprint[..8]}" : null,
        };
        var changed = new ChangedPrompt<TCall>(_bind(plan), sheet);
        Log.PromptFileChanged(_logger, _plan.FullName, file, fingerprint);
        return changed;
    }
}
