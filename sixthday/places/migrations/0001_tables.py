import django.db.models.deletion
import sixthday.audit.references
import sixthday.tables
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('places', '0001_places'), ('places', '0002_registration_guard'), ('places', '0003_guard_alarm')]

    initial = True

    dependencies = [
        ('access', '0001_tables'),
        ('providers', '0001_tables'),
    ]

    operations = [
        sixthday.tables.CreateTables(
            tables=[migrations.CreateModel(
                name='Edition',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                    ('made_on', models.DateField(unique=True)),
                    ('rows', models.JSONField()),
                    ('by_hand', models.BooleanField()),
                    ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('made_at', models.DateTimeField()),
                ],
                options={
                    'ordering': ['-made_on'],
                },
            ), migrations.CreateModel(
                name='GuardAlarm',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='providers.provider')),
                    ('facts', models.JSONField()),
                    ('raised_at', models.DateTimeField()),
                    ('cleared_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'ordering': ['-raised_at', '-id'],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('cleared_at__isnull', True)), fields=('provider',), name='places_alarm_one_live'), models.CheckConstraint(condition=models.Q(('cleared_at__isnull', True), ('cleared_at__gte', models.F('raised_at')), _connector='OR'), name='places_alarm_moments')],
                },
            ), migrations.CreateModel(
                name='Judgement',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                    ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='providers.provider')),
                    ('child_ref', models.CharField(db_index=True, max_length=16)),
                    ('counts', models.BooleanField()),
                    ('why', models.CharField(max_length=500)),
                    ('judged_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('judged_at', models.DateTimeField()),
                ],
                options={
                    'ordering': ['judged_at', 'id'],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('why', ''), _negated=True), models.Q(('child_ref', ''), _negated=True)), name='places_judgement_says_why')],
                },
            ), migrations.CreateModel(
                name='Override',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                    ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='providers.provider')),
                    ('child_ref', models.CharField(db_index=True, max_length=16)),
                    ('from_on', models.DateField()),
                    ('until_on', models.DateField()),
                    ('reason', models.CharField(max_length=500)),
                    ('given_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('given_at', models.DateTimeField()),
                    ('withdrawn_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                    ('withdrawn_why', models.CharField(blank=True, max_length=500)),
                ],
                options={
                    'ordering': ['-given_at', '-id'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('until_on__gte', models.F('from_on'))), name='places_override_dates'), models.CheckConstraint(condition=models.Q(models.Q(('reason', ''), _negated=True), models.Q(('child_ref', ''), _negated=True)), name='places_override_reason'), models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at__isnull', True), ('withdrawn_by__isnull', True), ('withdrawn_why', '')), models.Q(('withdrawn_at__isnull', False), ('withdrawn_by__isnull', False), models.Q(('withdrawn_why', ''), _negated=True)), _connector='OR'), name='places_override_withdrawn_whole')],
                },
            ), migrations.CreateModel(
                name='Recipient',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('from_on', models.DateField()),
                    ('until_on', models.DateField(blank=True, null=True)),
                    ('named_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('named_at', models.DateTimeField()),
                    ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('ended_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'ordering': ['user__name', 'from_on'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('until_on__isnull', True), ('until_on__gte', models.F('from_on')), _connector='OR'), name='places_recipient_dates'), models.UniqueConstraint(condition=models.Q(('until_on__isnull', True)), fields=('user',), name='places_recipient_named_once'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ended_by__isnull', True), ('until_on__isnull', True)), models.Q(('ended_at__isnull', False), ('ended_by__isnull', False), ('until_on__isnull', False)), _connector='OR'), name='places_recipient_ended_whole')],
                },
            ), migrations.CreateModel(
                name='SchoolCase',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                    ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='providers.provider')),
                    ('state', models.CharField(default='open', max_length=10)),
                    ('why', models.CharField(max_length=500)),
                    ('facts', models.JSONField()),
                    ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('opened_at', models.DateTimeField()),
                    ('outcome', models.CharField(blank=True, choices=[('not_a_school', 'It is not a school: the hours were looked at'), ('hours_changed', 'Children moved or hours were split with a registered setting'), ('registered', 'It registered as a school'), ('closed_down', 'It no longer teaches')], max_length=16)),
                    ('outcome_note', models.CharField(blank=True, max_length=500)),
                    ('closed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('closed_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'ordering': ['-opened_at', '-id'],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('state__in', ['open', 'reported'])), fields=('provider',), name='places_case_one_live'), models.CheckConstraint(condition=models.Q(('state__in', ('open', 'reported', 'closed'))), name='places_case_state'), models.CheckConstraint(condition=models.Q(('why', ''), _negated=True), name='places_case_why'), models.CheckConstraint(condition=models.Q(models.Q(('closed_at__isnull', True), ('closed_by__isnull', True), ('outcome', ''), ('outcome_note', ''), ('state__in', ['open', 'reported'])), models.Q(('closed_at__isnull', False), ('closed_by__isnull', False), ('outcome__in', ['not_a_school', 'hours_changed', 'registered', 'closed_down']), ('state', 'closed'), models.Q(('outcome_note', ''), _negated=True)), _connector='OR'), name='places_case_closed_whole')],
                },
            ), migrations.CreateModel(
                name='CaseNote',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notes', to='places.schoolcase')),
                    ('text', models.TextField()),
                    ('noted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('noted_at', models.DateTimeField()),
                ],
                options={
                    'ordering': ['noted_at', 'id'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='places_case_note_says_something')],
                },
            ), migrations.CreateModel(
                name='CaseTelling',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tellings', to='places.schoolcase')),
                    ('whom', models.CharField(choices=[('dfe', 'Department for Education'), ('ofsted', 'Ofsted'), ('provider', 'The provider'), ('commissioners', 'Other councils or schools that use it')], max_length=16)),
                    ('told_on', models.DateField()),
                    ('note', models.CharField(max_length=300)),
                    ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('recorded_at', models.DateTimeField()),
                ],
                options={
                    'ordering': ['told_on', 'id'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('whom__in', ['dfe', 'ofsted', 'provider', 'commissioners'])), name='places_case_telling_whom'), models.CheckConstraint(condition=models.Q(('note', ''), _negated=True), name='places_case_telling_note')],
                },
            ), migrations.CreateModel(
                name='Copy',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='copies', to='places.edition')),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('acknowledged_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'ordering': ['user__name', 'id'],
                    'constraints': [models.UniqueConstraint(fields=('edition', 'user'), name='places_copy_once')],
                },
            ), migrations.CreateModel(
                name='Taking',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('ref', models.CharField(default=sixthday.audit.references.new_reference, max_length=16, unique=True)),
                    ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='providers.provider')),
                    ('site', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='providers.site')),
                    ('offer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='providers.offer')),
                    ('award_ref', models.CharField(max_length=16)),
                    ('child_ref', models.CharField(db_index=True, max_length=16)),
                    ('route', models.CharField(max_length=16)),
                    ('weekly_minutes', models.PositiveIntegerField()),
                    ('part_days', models.JSONField(default=list)),
                    ('special', models.BooleanField()),
                    ('one_to_one_away', models.BooleanField(default=False)),
                    ('leaves_on', models.DateField()),
                    ('from_on', models.DateField()),
                    ('until_on', models.DateField()),
                    ('override', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.override')),
                    ('taken_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('taken_at', models.DateTimeField()),
                    ('released_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('released_at', models.DateTimeField(blank=True, null=True)),
                    ('released_why', models.CharField(blank=True, max_length=200)),
                ],
                options={
                    'ordering': ['from_on', 'id'],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('released_at__isnull', True)), fields=('award_ref',), name='places_taking_once_per_award'), models.CheckConstraint(condition=models.Q(('until_on__gte', models.F('from_on'))), name='places_taking_dates'), models.CheckConstraint(condition=models.Q(('weekly_minutes__gt', 0)), name='places_taking_minutes'), models.CheckConstraint(condition=models.Q(models.Q(('released_at__isnull', True), ('released_by__isnull', True)), models.Q(('released_at__isnull', False), ('released_by__isnull', False)), _connector='OR'), name='places_taking_released_whole')],
                },
            )],
        ),
    ]
